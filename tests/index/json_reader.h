// A reader of JSON for tests: strict, small, and not the code that wrote it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace vanban::index_test {

struct Json {
  enum class Kind { kNull, kText, kNumber, kList, kObject, kTrue, kFalse } kind = Kind::kNull;
  std::string text;
  double number = 0;
  std::vector<Json> list;
  std::map<std::string, Json> members;

  const Json& operator[](const std::string& name) const {
    static const Json kNothing;
    const auto found = members.find(name);
    return found == members.end() ? kNothing : found->second;
  }
};

class JsonReader {
 public:
  explicit JsonReader(const std::string& text) : text_(text) {}
  Json Read() {
    Json value = Value();
    Blanks();
    EXPECT_EQ(at_, text_.size()) << "something behind the value";
    return value;
  }

 private:
  void Blanks() {
    while (at_ < text_.size() && std::string(" \t\r\n").find(text_[at_]) != std::string::npos) ++at_;
  }
  bool Take(char c) {
    Blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string Text() {
    std::string out;
    EXPECT_TRUE(Take('"')) << "at " << at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      EXPECT_GE(static_cast<unsigned char>(text_[at_]), 0x20U);
      if (text_[at_] != '\\') {
        out += text_[at_++];
        continue;
      }
      const char escape = text_[at_ + 1];
      at_ += 2;
      if (escape == 'n') {
        out += '\n';
      } else if (escape == 'u') {
        out += static_cast<char>(std::strtol(text_.substr(at_, 4).c_str(), nullptr, 16));
        at_ += 4;
      } else {
        EXPECT_TRUE(escape == '"' || escape == '\\') << escape;
        out += escape;
      }
    }
    ++at_;
    return out;
  }
  Json Value() {
    Json value;
    Blanks();
    if (at_ >= text_.size()) {
      ADD_FAILURE() << "a value is missing";
    } else if (text_[at_] == '"') {
      value.kind = Json::Kind::kText;
      value.text = Text();
    } else if (Take('[')) {
      value.kind = Json::Kind::kList;
      if (Take(']')) return value;
      do {
        value.list.push_back(Value());
      } while (Take(','));
      EXPECT_TRUE(Take(']'));
    } else if (Take('{')) {
      value.kind = Json::Kind::kObject;
      if (Take('}')) return value;
      do {
        Blanks();
        const std::string name = Text();
        EXPECT_TRUE(Take(':'));
        EXPECT_TRUE(value.members.emplace(name, Value()).second) << "twice: " << name;
      } while (Take(','));
      EXPECT_TRUE(Take('}'));
    } else {
      value.kind = Json::Kind::kNumber;
      char* end = nullptr;
      value.number = std::strtod(text_.c_str() + at_, &end);
      EXPECT_NE(end, text_.c_str() + at_) << "no value at " << at_;
      at_ = static_cast<std::size_t>(end - text_.c_str());
    }
    return value;
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

inline Json ReadJson(const std::string& text) { return JsonReader(text).Read(); }

}  // namespace vanban::index_test
