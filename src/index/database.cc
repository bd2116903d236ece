// SQLite with owners. The door is Database's constructor: whatever it lets through is an index of this schema.
#include "index/database.h"

#include <unistd.h>

#include <filesystem>
#include <string>

#include "index/migrate.h"
#include "index/schema.h"
#include "vanban/error.h"

namespace vanban::index {
namespace {

// "vban" in ASCII, in the file's header: what tells an index from any other SQLite file.
constexpr std::int64_t kApplicationId = 0x7662616E;
constexpr int kBusyMilliseconds = 10'000;

Error FileError(const std::string& path, std::string message, std::string advice = "") {
  return Error(Fault{.file = path, .message = std::move(message), .advice = std::move(advice)});
}

// Permissions say so even where the user is root, for whom they do not count. The file is never opened to find out:
// closing it again would drop the locks that another connection of this process holds (POSIX), and with them what keeps
// other processes from taking the write-ahead log away.
bool MayBeWritten(const std::string& path) {
  using std::filesystem::perms;
  std::error_code error;
  const perms mode = std::filesystem::status(path, error).permissions();
  if (!error && (mode & (perms::owner_write | perms::group_write | perms::others_write)) == perms::none) return false;
  return access(path.c_str(), W_OK) == 0;
}

std::string UriPath(const std::string& path) {
  std::string escaped;
  for (const char c : path) {
    switch (c) {
      case '%':
        escaped += "%25";
        break;
      case '?':
        escaped += "%3f";
        break;
      case '#':
        escaped += "%23";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace

Database::Database(const std::string& path, Mode mode) : path_(path) {
  std::error_code ignored;
  const bool exists = std::filesystem::exists(path, ignored);
  if (!exists && mode == Mode::kRead) throw FileError(path, "there is no such file", "make it with `vanban index`");
  if (exists && std::filesystem::is_directory(path, ignored)) throw FileError(path, "is a folder, not a database");
  if (exists && access(path.c_str(), R_OK) != 0) throw FileError(path, "cannot be read", "check its permissions");
  if (exists && mode == Mode::kWrite && !MayBeWritten(path)) {
    throw FileError(path, "is read-only", "give it write permission, or the path of another file");
  }
  Open(path, mode == Mode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (mode == Mode::kRead && !Answers() && !std::filesystem::exists(path + "-wal", ignored)) {
    // In a folder that may not be written SQLite cannot make the shared memory of WAL; a file to which nobody writes
    // can do without.
    Open("file:" + UriPath(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  CheckFile(mode);
}

void Database::Open(const std::string& name, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) Fail(code, "cannot be opened");
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
}

bool Database::Answers() const {
  const int code = sqlite3_exec(handle_.get(), "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr) & 0xFF;
  return code != SQLITE_CANTOPEN && code != SQLITE_READONLY;
}

void Database::CheckFile(Mode mode) {
  const auto check = [this] {
    const std::int64_t application = QueryInt(*this, "PRAGMA application_id");
    const std::int64_t version = QueryInt(*this, "PRAGMA user_version");
    const bool empty = QueryInt(*this, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!(empty && application == 0 && version == 0) && application != kApplicationId) {
      throw FileError(path_, "is a database, but no index of vanban", "give the path of another file");
    }
    if (version > kSchemaVersion) {
      throw FileError(path_,
                      "was made by a newer vanban (schema " + std::to_string(version) + ", this one knows " +
                          std::to_string(kSchemaVersion) + ")",
                      "use that vanban");
    }
    return version;
  };
  std::int64_t version = check();
  if (mode == Mode::kRead) {
    if (version == 0) throw FileError(path_, "is empty: no index yet", "fill it with `vanban index`");
    if (version < kSchemaVersion) {
      throw FileError(path_, "was made by an older vanban", "bring it up to date with `vanban index --refresh`");
    }
    Execute("PRAGMA query_only = ON");
    Execute("PRAGMA cache_size = -16384");  // 16 MB, however large the file
    return;
  }
  // 8 KB pages: a third fewer levels and overflow pages for full text. FULL: what a batch reported as stored survives
  // a power cut too. Foreign keys are declared for readers; the writer keeps them itself (a test checks them).
  Execute("PRAGMA page_size = 8192");
  Execute("PRAGMA journal_mode = WAL");
  Execute("PRAGMA synchronous = FULL");
  Execute("PRAGMA foreign_keys = OFF");
  Execute("PRAGMA secure_delete = OFF");
  Execute("PRAGMA cache_size = -65536");
  Execute("PRAGMA journal_size_limit = 67108864");
  if (version == kSchemaVersion) return;
  Transaction transaction(*this);
  version = check();  // another process may have been quicker
  if (version == 0) {
    Execute(kSchemaSql);
    Execute(kViewsSql);
    Execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  } else {
    Migrate(*this, version);
  }
  Execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  transaction.Commit();
}

void Database::Fail(int code, std::string_view doing) const {
  std::string message(doing);
  std::string advice;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      message = "another program is writing to it";
      advice = "wait until it is done, then try again";
      break;
    case SQLITE_NOTADB:
      message = "is no SQLite database";
      advice = "give the path of another file";
      break;
    case SQLITE_CORRUPT:
      message = "is damaged";
      advice = "make it again with `vanban index`";
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      message += ": it or its folder may not be written or read";
      advice = "check the permissions";
      break;
    case SQLITE_FULL:
      message += ": the disk is full";
      advice = "what was reported as stored is kept; make room and run again";
      break;
    case SQLITE_IOERR:
      message += ": the disk is full or failing";
      advice = "what was reported as stored is kept; make room and run again";
      break;
    default:
      break;
  }
  if (handle_) message += std::string(" [SQLite: ") + sqlite3_errmsg(handle_.get()) + "]";
  throw FileError(path_, message, advice);
}

void Database::Execute(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) Fail(code, "cannot be used");
}

Statement Database::Prepare(std::string_view sql) { return Statement(*this, sql); }

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), 0, &handle, nullptr);
  handle_.reset(handle);
  Check(code, "cannot be asked");
}

void Statement::Check(int code, std::string_view doing) const {
  if (code != SQLITE_OK) database_->Fail(code, doing);
}

Statement& Statement::Bind(int parameter, std::string_view text) {
  return text.empty() ? BindNull(parameter) : BindText(parameter, text);
}

Statement& Statement::BindText(int parameter, std::string_view text) {
  const char* data = text.data() != nullptr ? text.data() : "";
  Check(sqlite3_bind_text64(handle_.get(), parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8),
        "cannot take text");
  return *this;
}

Statement& Statement::Bind(int parameter, std::int64_t value) {
  Check(sqlite3_bind_int64(handle_.get(), parameter, value), "cannot take a number");
  return *this;
}

Statement& Statement::Bind(int parameter, double value) {
  Check(sqlite3_bind_double(handle_.get(), parameter, value), "cannot take a number");
  return *this;
}

Statement& Statement::BindNull(int parameter) {
  Check(sqlite3_bind_null(handle_.get(), parameter), "cannot take nothing");
  return *this;
}

bool Statement::Step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    sqlite3_reset(handle_.get());
    database_->Fail(code, "cannot be read or written");
  }
  return false;
}

void Statement::Run() {
  while (Step()) {
  }
  Reset();
}

void Statement::Reset() { sqlite3_reset(handle_.get()); }

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

Transaction::Transaction(Database& database) : database_(&database) { database.Execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::Commit() {
  database_->Execute("COMMIT");
  open_ = false;
}

std::int64_t QueryInt(Database& database, std::string_view sql) {
  Statement statement(database, sql);
  return statement.Step() ? statement.Int(0) : 0;
}

}  // namespace vanban::index
