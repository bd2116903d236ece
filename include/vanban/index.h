// The index: facts and text in one SQLite file that any SQL client reads (docs/data-model.md). This header is about
// writing it; query.h asks it, export.h hands it on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "vanban/document.h"
#include "vanban/error.h"
#include "vanban/fact.h"

namespace vanban {

// Where a document came from and what was given with it; its facts come with the Extraction.
struct DocumentOrigin {
  std::string file;          // absolute path of the file that it was read from; empty: not from a file
  std::string given_title;   // what was given with it, so that it can be read again from the index
  std::string published;     // EDTF
  std::string content_hash;  // ContentHash of its bytes and of what was given
  std::string rules;         // fingerprint of the rules that found the facts
};

// 128 bits in hexadecimal over the bytes and all that was given with them: equal hashes, equal documents.
std::string ContentHash(std::string_view bytes, std::string_view id, std::string_view source, std::string_view title,
                        std::string_view published);

// A document folded and counted, ready to be stored: the work that needs no database, for the threads that extract.
class PreparedDocument {
 public:
  // Copies the source of `document`; keeps no reference. Throws Error where it has more than a million sentences or
  // facts: ids have no room for more.
  PreparedDocument(const Document& document, Extraction extraction, DocumentOrigin origin);
  PreparedDocument(PreparedDocument&&) noexcept;
  PreparedDocument& operator=(PreparedDocument&&) noexcept;
  ~PreparedDocument();

  [[nodiscard]] std::size_t text_bytes() const;
  [[nodiscard]] std::string_view name() const;  // the document's id

  struct Parts;  // src/index/prepare.h
  [[nodiscard]] const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<const Parts> parts_;
};

// What the index says of a document that it holds.
struct StoredDocument {
  std::int64_t id = 0;
  std::string content_hash;
  std::string rules;
};

// What Resolve did.
struct ResolveSummary {
  std::uint64_t documents = 0;        // looked at: new ones, changed ones
  std::uint64_t persons = 0;          // in the index now
  std::uint64_t organizations = 0;    // the same
  std::uint64_t cited_documents = 0;  // the same
};

// Writes one index. Not for more than one thread at a time; other processes may read meanwhile (they see whole batches)
// and write (they wait up to ten seconds for a batch to end, then throw). All members throw Error where SQLite refuses:
// a full disk, another writer that does not end, a file that is no index. What was stored before stays.
class IndexWriter {
 public:
  // Makes the file where it is missing, brings an older schema up to date, and leaves untouched, with an Error, a file
  // that is no index, one of a newer schema, one that may not be written.
  explicit IndexWriter(const std::string& path);
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

  [[nodiscard]] std::optional<StoredDocument> Find(std::string_view name);

  // Stores a batch in one transaction: all of it, or nothing and an Error. Each document replaces the one of its name
  // wholly. What this has returned from survives a kill and a power cut.
  void Store(std::span<const PreparedDocument> batch);
  // Takes documents out, in one transaction; unknown names do nothing. Returns how many were held.
  std::uint64_t Remove(std::span<const std::string> names);
  // Takes out the documents whose file `is_gone` says to be gone. Returns how many.
  std::uint64_t Prune(const std::function<bool(const std::string& file)>& is_gone);
  // Says of documents that other rules found the same facts, in one transaction.
  void SetRules(std::span<const std::string> names, std::string_view rules);

  // Joins persons, bodies and cited documents across documents: for the documents that are new since the last time,
  // and, with `again`, for all. The same documents give the same joins, in whatever order they came. Afterwards makes
  // the SQL indexes, where they are missing.
  ResolveSummary Resolve(bool again = false);

  // Empties the write-ahead log and, after a load, merges what its batches left in pieces: a smaller file, faster
  // questions. Not needed for anything to be right.
  void Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A document as it was stored, to be extracted again or handed on.
struct StoredText {
  std::string text;  // Document::source()
  Extraction extraction;
  DocumentOrigin origin;
};

// Reads documents of an index one after the other, in the order of their ids; each as it is at that moment, also while
// others write. One thread at a time. Throws Error.
class IndexReader {
 public:
  explicit IndexReader(const std::string& path);
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) noexcept;
  ~IndexReader();

  [[nodiscard]] std::optional<StoredDocument> Find(std::string_view name);
  // The next document; nullopt at the end. `without_rules`: only those whose facts other rules found.
  std::optional<StoredText> Next(std::string_view without_rules = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanban
