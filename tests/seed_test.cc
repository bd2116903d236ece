// The questions that an office asks about the seed report, each with one command, also typed without tones. Skipped
// where the evaluation data does not lie beside the project.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

class Seed : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path seed = fs::path(VANBAN_SOURCE_DIR) / ".." / "shared" / "eval" / "dev" / "000.txt";
    if (!fs::exists(seed)) GTEST_SKIP() << "no evaluation data beside the project";
    folder_ = fs::path(testing::TempDir()) / ("seed_" + std::to_string(getpid()));
    fs::create_directories(folder_);
    fs::copy_file(seed, folder_ / "seed.txt", fs::copy_options::overwrite_existing);
    Run("index --db facts.db seed.txt");
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  std::string Run(const std::string& arguments) const {
    const std::string command =
        "cd '" + folder_.string() + "' && '" VANBAN_PROGRAM "' " + arguments + " >.out 2>.err </dev/null";
    if (std::system(command.c_str()) == -1) return "cannot be run";
    std::ifstream file(folder_ / ".out", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  // Each of `parts` stands in what the command writes.
  void Says(const std::string& arguments, std::initializer_list<std::string_view> parts) const {
    const std::string out = Run(arguments);
    for (const std::string_view part : parts) {
      EXPECT_NE(out.find(part), std::string::npos) << arguments << ": no " << part << " in\n" << out;
    }
  }

  fs::path folder_;
};

TEST_F(Seed, WhoIsTheOfficialAndWhichOffices) {
  for (const char* name : {"'Phạm Văn Hậu'", "'pham van hau'", "hau"}) {
    Says(std::string("timeline --db facts.db --format csv --official ") + name,
         {"Phạm Văn Hậu,Phó Bí thư Thường trực,Tỉnh ủy,", "Phạm Văn Hậu,Chủ tịch,HĐND tỉnh,",
          "Phạm Văn Hậu,Tổ trưởng,Tổ giám sát số 1,", ",2023-09-22,"});  // the day that the text tells of
  }
  Says("query --db facts.db --facts 'official:\"pham van hau\"'", {"Phạm Văn Hậu"});
}

TEST_F(Seed, WhatCitesTheResolutionAndSinceWhen) {
  for (const char* number : {"09-NQ/TU", "9-nq/tu"}) {
    Says(std::string("cites --db facts.db --format csv --document ") + number,
         {"Nghị quyết,09-NQ/TU,Tỉnh ủy,", "chuyển đổi số", "seed.txt,,2023-09-22,"});
  }
}

TEST_F(Seed, WhichRatioWasReachedAndByWhom) {
  Says("progress --db facts.db --format csv --document 09-NQ/TU",
       {"2023-09-22,ratio,chỉ tiêu,Đảng ủy Sở TT&TT,", ",6,12,0.5,", "đạt và vượt kế hoạch", "6/12 chỉ tiêu"});
  for (const char* query : {"'type:ratio indicator:\"chỉ tiêu\"'", "'type:ratio indicator:\"chi tieu\"'"}) {
    Says(std::string("query --db facts.db --facts ") + query, {"6/12 chỉ tiêu"});
  }
}

}  // namespace
