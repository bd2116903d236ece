// The stock tokenizer, asked directly. The door is TokensOf.
#include "index/tokens.h"

namespace vanban::index {
namespace {

int AddToken(void* tokens, int /*flags*/, const char* token, int size, int /*begin*/, int /*end*/) {
  static_cast<std::vector<std::string>*>(tokens)->emplace_back(token, static_cast<std::size_t>(size));
  return SQLITE_OK;
}

// FTS5's functions; nullptr: this SQLite has no FTS5.
fts5_api* FullTextFunctions(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

std::vector<std::string> TokensOf(Database& database, std::string_view text) {
  // As schema.sql says.
  const char* options[] = {"remove_diacritics", "0", "tokenchars", "_"};
  fts5_api* const api = FullTextFunctions(database.handle());
  fts5_tokenizer functions{};
  void* user = nullptr;
  Fts5Tokenizer* tokenizer = nullptr;
  int code = api == nullptr ? SQLITE_ERROR : api->xFindTokenizer(api, "unicode61", &user, &functions);
  if (code == SQLITE_OK) code = functions.xCreate(user, options, 4, &tokenizer);
  std::vector<std::string> tokens;
  if (code == SQLITE_OK) {
    code = functions.xTokenize(tokenizer, &tokens, FTS5_TOKENIZE_QUERY, text.data(), static_cast<int>(text.size()),
                               AddToken);
    functions.xDelete(tokenizer);
  }
  if (code != SQLITE_OK) database.Fail(code, "cannot be asked");
  return tokens;
}

}  // namespace vanban::index
