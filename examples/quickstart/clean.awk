# Merges daily weather tables into one: reads the files given, writes the file named by the
# environment variable "cleaned", and prints what it counted as "name=value ..." on one line.
# Columns are found by their name in each file's header, so their order does not matter.

BEGIN {
    FS = OFS = ","
    cleaned = ENVIRON["cleaned"]
    print "city", "date", "precipitation", "temp_max", "temp_min", "wind", "weather" > cleaned
}

{ sub(/\r$/, "") }  # a table saved on Windows

FNR == 1 {
    split("", column)
    for (i = 1; i <= NF; i++) column[tolower($i)] = i
    columns = NF
    next
}

{
    city = ("location" in column) ? $column["location"] : "Seattle"  # the older table knows one city
    date = substr($column["date"], 1, 10)                            # "2012-01-01 00:00"
    gsub("/", "-", date)                                             # "2012/01/01"
    rain = $column["precipitation"]
    high = $column["temp_max"]
    low = $column["temp_min"]
    wind = $column["wind"]
    kind = $column["weather"]
}

NF != columns || city == "" || kind == "" || !is_date(date) ||
!is_number(rain) || !is_number(high) || !is_number(low) || !is_number(wind) ||
rain < 0 || wind < 0 || high + 0 < low + 0 {
    invalid++
    next
}

seen[city, date]++ {
    duplicates++
    next
}

kind == "sun" && rain > 0 {  # it cannot have been only sunny
    kind = "rain"
    relabelled++
}

{
    print city, date, rain, high, low, wind, kind > cleaned
    rows++
}

END {
    printf "rows=%d duplicates=%d invalid=%d relabelled=%d\n", rows, duplicates, invalid, relabelled
    if (rows == 0) exit 1
}

function is_date(text) { return text ~ /^[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$/ }

function is_number(text) { return text ~ /^-?[0-9]+(\.[0-9]+)?$/ }
