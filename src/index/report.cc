// Reports as tables, JSON Lines and CSV. The door is AppendReport.
#include "vanban/report.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "index/json_text.h"
#include "index/words.h"

namespace vanban {
namespace {

constexpr std::size_t kWidestCell = 60;  // of a table with no width of its own

std::string CellText(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&cell)) return NumberText(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

void AppendCsvCell(const Cell& cell, std::string& out) {
  const std::string text = CellText(cell);
  if (text.find_first_of("\",\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void AppendCsv(const Report& report, std::string& out) {
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    if (i > 0) out += ',';
    AppendCsvCell(report.columns[i], out);
  }
  out += "\r\n";
  for (const auto& row : report.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      AppendCsvCell(row[i], out);
    }
    out += "\r\n";
  }
}

void AppendJsonLines(const Report& report, std::string& out) {
  for (const auto& row : report.rows) {
    out += '{';
    bool first = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (std::holds_alternative<std::monostate>(row[i])) continue;
      if (!first) out += ',';
      first = false;
      index::AppendJsonString(report.columns[i], out);
      out += ':';
      if (IsNumber(row[i])) {
        out += CellText(row[i]);
      } else {
        index::AppendJsonString(CellText(row[i]), out);
      }
    }
    out += "}\n";
  }
}

// One line, at most `width` characters.
std::string Fit(std::string text, std::size_t width) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (index::CountCharacters(text) <= width) return text;
  std::size_t at = 0;
  for (std::size_t characters = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && ++characters == width) break;
  }
  return text.substr(0, at) + "…";
}

void AppendTable(const Report& report, std::size_t width, std::string& out) {
  std::vector<std::size_t> shown;  // columns in which any row has something
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    std::size_t widest = 0;
    for (const auto& row : report.rows)
      widest = std::max<std::size_t>(widest, index::CountCharacters(CellText(row[i])));
    if (widest == 0) continue;
    shown.push_back(i);
    widths.push_back(std::max(widest, report.columns[i].size()));
  }
  if (shown.empty()) return;
  // The widest columns give way until the table fits; the last one, usually a text, runs on.
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) widths[i] = std::min(widths[i], kWidestCell);
  const auto total = [&widths] {
    std::size_t sum = 0;
    for (const std::size_t one : widths) sum += one + 2;
    return sum;
  };
  while (width > 0 && total() > width + 2) {
    auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 12) break;
    --*widest;
  }
  const auto append_row = [&](const auto& text_of, const auto& number_of) {
    std::string line;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::string whole = text_of(shown[i]);
      const std::string cell = i + 1 < shown.size() || width > 0 ? Fit(whole, widths[i]) : Fit(whole, whole.size());
      const std::size_t visible = index::CountCharacters(cell);
      const std::string padding(widths[i] > visible ? widths[i] - visible : 0, ' ');
      line += number_of(shown[i]) ? padding + cell : cell + padding;
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line;
    out += '\n';
  };
  append_row([&](std::size_t i) { return report.columns[i]; },
             [&](std::size_t i) { return !report.rows.empty() && IsNumber(report.rows[0][i]); });
  for (const auto& row : report.rows) {
    append_row([&](std::size_t i) { return CellText(row[i]); }, [&](std::size_t i) { return IsNumber(row[i]); });
  }
}

}  // namespace

std::string NumberText(double value) {
  if (!std::isfinite(value)) return "null";
  if (value == std::floor(value) && std::abs(value) < 1e18) return std::to_string(static_cast<std::int64_t>(value));
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value).ptr;
  return {buffer, end};
}

void AppendReport(const Report& report, ReportFormat format, std::size_t width, std::string& out) {
  switch (format) {
    case ReportFormat::kTable:
      return AppendTable(report, width, out);
    case ReportFormat::kJsonLines:
      return AppendJsonLines(report, out);
    case ReportFormat::kCsv:
      return AppendCsv(report, out);
  }
}

}  // namespace vanban
