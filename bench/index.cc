// What the index costs and how fast it answers, as ratios inside one run. bench_index build FILE.jsonl: index build
// against extraction alone plus raw insertion of the same rows. bench_index query FILE.db...: first pages of a fixed
// list of queries, index by index.
#include "vanban/index.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "index/database.h"
#include "index/full_text.h"
#include "index/prepare.h"
#include "index/schema.h"
#include "index/stored.h"
#include "ingest/input.h"
#include "vanban/extractor.h"
#include "vanban/query.h"
#include "vanban/rule_set.h"

namespace {

using namespace vanban;
using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

// CPU of this process, so that what else the machine does makes no difference; one thread works here.
double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

constexpr std::size_t kBatch = 1000;

void Remove(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
}

// Every row of the built index into a new file by plain statements, in batches like ours; folding is not counted.
double RawInsertion(const std::string& built, const std::string& path) {
  Remove(path);
  { IndexWriter schema(path); }
  index::Database old(built, index::Database::Mode::kRead);
  index::Database raw(path, index::Database::Mode::kWrite);
  raw.Execute(("ATTACH '" + built + "' AS built").c_str());
  const std::int64_t last = index::QueryInt(raw, "SELECT max(id) FROM built.documents");
  index::StoredReader stored(old);
  index::Statement sentence(raw,
                            "INSERT INTO sentence_index (rowid, exact, toneless, pairs) "
                            "VALUES (?1, ?2, ?3, ?4)");
  index::Statement fact(raw,
                        "INSERT INTO fact_index (rowid, marks, official, office, organization, document, issuer, "
                        "indicator, status, place, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  index::Statement spans(
      old, "SELECT id, start_byte, end_byte FROM sentences WHERE document_id = ?1 AND id BETWEEN ?2 AND ?3");
  const char* const tables[] = {"facts",      "officials", "organization_names", "citations",
                                "indicators", "dates",     "abbreviations",      "places"};
  double seconds = 0;
  for (std::int64_t first = 1; first <= last; first += kBatch) {
    std::vector<std::pair<std::int64_t, index::SentenceRow>> sentences;
    std::vector<std::pair<std::int64_t, index::FactRow>> facts;
    for (std::int64_t id = first; id < first + static_cast<std::int64_t>(kBatch); ++id) {
      const auto document = stored.Read(id);
      if (!document) continue;
      spans.Bind(1, id).Bind(2, id * index::kIdStep).Bind(3, id * index::kIdStep + index::kIdStep - 1);
      while (spans.Step()) {
        const auto begin = static_cast<std::size_t>(spans.Int(1));
        sentences.emplace_back(
            spans.Int(0),
            index::FoldSentence(
                std::string_view(document->text).substr(begin, static_cast<std::size_t>(spans.Int(2)) - begin)));
      }
      spans.Reset();
      facts.emplace_back(id * index::kIdStep, index::FoldDocument(document->extraction.doc));
      for (const Fact& one : document->extraction.facts) {
        facts.emplace_back(id * index::kIdStep + one.id, index::FoldFact(one, document->extraction.facts));
      }
    }
    const std::string ids = " BETWEEN " + std::to_string(first) + " AND " + std::to_string(first + kBatch - 1);
    const std::string range = " BETWEEN " + std::to_string(first * index::kIdStep) + " AND " +
                              std::to_string((first + static_cast<std::int64_t>(kBatch)) * index::kIdStep - 1);
    const double begin = CpuSeconds();
    raw.Execute("BEGIN");
    const auto copy = [&raw](const std::string& table, const std::string& where) {
      raw.Execute(("INSERT INTO " + table + " SELECT * FROM built." + table + " WHERE " + where).c_str());
    };
    copy("documents", "id" + ids);
    copy("document_texts", "document_id" + ids);
    copy("sentences", "id" + range);
    for (const char* table : tables) copy(table, "id" + range);
    raw.Execute(
        ("INSERT INTO ratios (id, numerator, denominator, counted, status, citation_id, tied_to_id, by_id) SELECT id, "
         "numerator, denominator, counted, status, citation_id, tied_to_id, by_id FROM built.ratios WHERE id" +
         range)
            .c_str());
    for (const char* table : {"positions WHERE official_id", "mentions WHERE fact_id",
                              "citation_articles WHERE citation_id", "citation_amendments WHERE citation_id"}) {
      const std::string name(table, std::string_view(table).find(' '));
      raw.Execute(("INSERT INTO " + name + " SELECT * FROM built." + table + range).c_str());
    }
    for (const auto& [id, row] : sentences) {
      sentence.Bind(1, id).BindText(2, row.exact).BindText(3, row.toneless).BindText(4, row.pairs).Run();
    }
    for (const auto& [id, row] : facts) {
      fact.Bind(1, id);
      for (std::size_t i = 0; i < row.size(); ++i) fact.BindText(static_cast<int>(i) + 2, row[i]);
      fact.Run();
    }
    raw.Execute("COMMIT");
    seconds += CpuSeconds() - begin;
  }
  const double begin = CpuSeconds();
  raw.Execute("BEGIN");
  for (const char* table :
       {"persons", "organizations", "posts", "memberships", "cited_documents", "province_changes"}) {
    raw.Execute((std::string("INSERT INTO ") + table + " SELECT * FROM built." + table).c_str());
  }
  raw.Execute(index::kIndexesSql);
  raw.Execute("COMMIT");
  return seconds + CpuSeconds() - begin;
}

int Build(const std::string& input) {
  const RuleSet rules = RuleSet::Load(RuleSet::BuiltInSources(), FactSchemaOfExtract());
  const Extractor extractor(rules);
  const std::string path = input + ".bench.db";
  Remove(path);
  double extraction = 0;
  std::size_t bytes = 0;
  const double begin = CpuSeconds();
  std::uint64_t documents = 0;
  {
    IndexWriter writer(path);
    std::vector<PreparedDocument> batch;
    ingest::InputSink sink;
    sink.document = [&](ingest::Input one) {
      const double before = CpuSeconds();
      const Document document = Document::FromBytes(one.bytes, rules.segmenter());
      Extraction extracted = extractor.Extract(document, {one.id, one.source, one.title, one.published});
      extraction += CpuSeconds() - before;
      bytes += one.bytes.size();
      batch.emplace_back(
          document, std::move(extracted),
          DocumentOrigin{"", one.title, one.published, ContentHash(one.bytes, one.id, "", "", ""), "bench"});
      if (batch.size() == kBatch) {
        writer.Store(batch);
        batch.clear();
      }
      ++documents;
      return true;
    };
    sink.fault = sink.notice = [](const Fault&) {};
    ingest::ReadInputs({input}, {}, sink);
    writer.Store(batch);
    writer.Resolve();
    writer.Finish();
  }
  const double build = CpuSeconds() - begin;
  const double raw = RawInsertion(path, input + ".raw.db");
  std::printf("documents %llu, %.1f MB of text, index %.1f MB\n", static_cast<unsigned long long>(documents),
              static_cast<double>(bytes) / 1e6, static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  std::printf("extraction alone %.2f s, raw insertion of the same rows %.2f s, index build %.2f s (CPU, one thread)\n",
              extraction, raw, build);
  std::printf("index build / (extraction + raw insertion) = %.2f\n", build / (extraction + raw));
  std::printf("peak memory %ld MB\n", PeakMegabytes());
  Remove(input + ".raw.db");
  return 0;
}

// From one hit to half of all documents; words, phrases, fields, and together.
const char* const kQueries[] = {"chuyển đổi số",
                                "chuyen doi so",
                                "\"chuyển đổi số\"",
                                "nghị quyết",
                                "ngân sách",
                                "\"thu ngân sách\"",
                                "tỉnh",
                                "cua",
                                "rừng",
                                "\"cải cách hành chính\"",
                                "khongcogi",
                                "09-NQ/TU",
                                "\"72/2025/QH15\"",
                                "hội nghị tổng kết",
                                "xuat khau",
                                "official:Nguyễn",
                                "official:\"Nguyễn Văn\"",
                                "office:\"Chủ tịch UBND\"",
                                "org:\"Sở Y tế\"",
                                "org:\"Chính phủ\"",
                                "indicator:\"thu ngân sách\"",
                                "unit:%",
                                "status:target",
                                "type:ratio",
                                "value>=1000000000000",
                                "ratio<0,5",
                                "date:2023-09",
                                "\"chuyển đổi số\" type:ratio",
                                "(rừng OR biển) NOT date:2024",
                                "ngân sách org:\"Bộ Tài chính\" date:2020..2022"};

int Ask(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    Index index(path);
    std::printf("%s\n%-50s %10s %9s %9s %9s\n", path.c_str(), "query", "documents", "median ms", "worst ms", "CPU ms");
    for (const char* text : kQueries) {
      const Query query = Query::Parse(text, {});
      std::vector<double> times;
      std::vector<double> cpu;  // what else the machine does makes no difference to it
      SearchAnswer answer;
      for (int i = 0; i < 9; ++i) {
        const Clock::time_point begin = Clock::now();
        const double cpu_begin = CpuSeconds();
        answer = index.Search(query, {});
        times.push_back(Seconds(begin) * 1000);
        cpu.push_back((CpuSeconds() - cpu_begin) * 1000);
      }
      std::sort(times.begin(), times.end());
      std::sort(cpu.begin(), cpu.end());
      std::printf("%-50s %9llu%s %9.2f %9.2f %9.2f\n", text, static_cast<unsigned long long>(answer.documents),
                  answer.more ? "+" : " ", times[times.size() / 2], times.back(), cpu[cpu.size() / 2]);
    }
    std::printf("peak memory %ld MB\n", PeakMegabytes());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 2 && arguments[0] == "build") return Build(arguments[1]);
    if (arguments.size() >= 2 && arguments[0] == "query") return Ask({arguments.begin() + 1, arguments.end()});
  } catch (const Error& error) {
    std::fprintf(stderr, "bench_index: %s\n", error.what());
    return 2;
  }
  std::fprintf(stderr, "bench_index build FILE.jsonl | bench_index query FILE.db...\n");
  return 2;
}
