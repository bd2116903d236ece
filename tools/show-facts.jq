# Shows what `vanban extract` writes to people: jq -r -f tools/show-facts.jq FACTS.jsonl
def pad($n): tostring | if length < $n then . + " " * ($n - length) else . end;
def optional($before): if . == null or . == "" then "" else $before + tostring end;
def amount: if . == null then "" elif (. | fabs) >= 1e15 then tostring else (. * 100 | round / 100 | tostring) end;

def positions: [.positions[]? | .title + (.organization | optional(", "))] | join("; ");
def mentions: (.mentions // [] | length) as $n | if $n > 0 then " (mentioned \($n) more times)" else "" end;
def change: {up: "up ", down: "down ", times: "times "}[.direction // ""] // "";
def bound: {approx: "about ", min: "at least ", max: "at most "}[.bound // ""] // "";

def describe:
  if .type == "official" then (.honorific | optional("") | if . == "" then "" else . + " " end) + .name
      + (positions | optional(": ")) + (.role | optional("; ")) + mentions
  elif .type == "document" then .kind + (.number | optional(" ")) + (.issuer | optional(" of "))
      + (.date | optional(", ")) + (.subject | optional(": ")) + (.period | optional(" ["))
      + (if .period then "]" else "" end) + (if .self then " (this document)" else "" end) + mentions
  elif .type == "ratio" then "\(.numerator)/\(.denominator)" + (.of | optional(" ")) + (.status | optional(" "))
  elif .type == "indicator" then (.name // "?") + (.entity | optional(" of ")) + (.period | optional(", ")) + ": "
      + bound + change + (.value | amount) + (.value_to | if . then " to " + amount else "" end)
      + (.unit | optional(" ")) + (.baseline | optional(", compared: ")) + (.status | optional(" (")) + (if .status then ")" else "" end)
  elif .type == "date" then .value + "  “" + .text + "”"
  elif .type == "organization" then .name + (.kind | optional(" — "))
  elif .type == "abbreviation" then .short + " = " + .long
  else (.name // .text) end;

"", "── " + .doc.id + (.doc.date | optional("  ")),
(.facts[] | "   " + (.type | pad(13)) + (describe | gsub("\\s+"; " ")))
