// SQLite with owners: a connection and its statements, whose faults are thrown as Error and name the file.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vanban::index {

class Statement;

// One connection. Not for more than one thread at a time.
class Database {
 public:
  enum class Mode { kRead, kWrite };

  // Opens `path`; with kWrite it is made where it is missing, and an older schema is brought up to date. Throws Error,
  // and leaves the file as it is, where it is no SQLite file, no index of vanban, one of a newer schema, or may not be
  // written.
  Database(const std::string& path, Mode mode);

  // Runs statements that give no rows.
  void Execute(const char* sql);
  [[nodiscard]] Statement Prepare(std::string_view sql);
  [[nodiscard]] std::int64_t LastRowId() const { return sqlite3_last_insert_rowid(handle_.get()); }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[nodiscard]] const std::string& path() const { return path_; }

  // Throws Error with SQLite's message and what to do about it.
  [[noreturn]] void Fail(int code, std::string_view doing) const;

 private:
  void Open(const std::string& name, int flags);
  [[nodiscard]] bool Answers() const;
  void CheckFile(Mode mode);

  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

// A prepared statement. Parameters count from 1, columns from 0. Text given to Bind must live until the next Reset.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  // Empty text is bound as NULL: "not known".
  Statement& Bind(int parameter, std::string_view text);
  Statement& Bind(int parameter, const char* text) { return Bind(parameter, std::string_view(text)); }
  Statement& Bind(int parameter, const std::string& text) { return Bind(parameter, std::string_view(text)); }
  Statement& Bind(int parameter, std::int64_t value);
  Statement& Bind(int parameter, std::uint32_t value) { return Bind(parameter, std::int64_t{value}); }
  Statement& Bind(int parameter, int value) { return Bind(parameter, std::int64_t{value}); }
  Statement& Bind(int parameter, bool value) { return Bind(parameter, std::int64_t{value}); }
  Statement& Bind(int parameter, double value);
  Statement& BindNull(int parameter);
  // 0 is "none" and bound as NULL.
  Statement& BindId(int parameter, std::int64_t id) { return id == 0 ? BindNull(parameter) : Bind(parameter, id); }
  // Text that is text also when it is empty.
  Statement& BindText(int parameter, std::string_view text);

  // The next row: false at the end. Throws Error.
  bool Step();
  // Runs to the end and makes ready for the next parameters.
  void Run();
  void Reset();

  [[nodiscard]] std::int64_t Int(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  [[nodiscard]] double Double(int column) const { return sqlite3_column_double(handle_.get(), column); }
  // Valid until the next Step or Reset; empty for NULL.
  [[nodiscard]] std::string_view Text(int column) const;
  [[nodiscard]] std::string String(int column) const { return std::string(Text(column)); }
  [[nodiscard]] bool IsNull(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  [[nodiscard]] sqlite3_stmt* handle() const { return handle_.get(); }

 private:
  void Check(int code, std::string_view doing) const;

  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
};

// One transaction; rolled back where Commit is not reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void Commit();

 private:
  Database* database_;
  bool open_ = true;
};

// The first integer of the first row; 0 where there is none.
std::int64_t QueryInt(Database& database, std::string_view sql);

}  // namespace vanban::index
