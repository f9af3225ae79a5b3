/** For whoever finds the package without the program that wrote it. */
export const readme = `This folder is a BagIt bag (RFC 8493), written by Opis, an archival cataloguing
application. Everything in it can be read with a text editor, a spreadsheet and
an image viewer; no particular program is needed.

data/records.ndjson
    The records, one per line, as JSON in UTF-8. "values" holds the fields of a
    record; a repeatable field is a list of elements in order. Records refer to
    one another by "id". A record whose value "deleted" is true was in the trash.
data/changes.ndjson
    The history: one line for each save that touched these records, with who,
    when and why. Each entry of "ops" puts a value (p) into a field (f) of a
    record (r); "o" names the entries whose values it replaced. Where "indexes"
    is given, entries about other records were left out, and it tells the
    positions of those that remain.
data/csv/
    The same records as tables, one file for each kind (RFC 4180, UTF-8). Cells
    that a spreadsheet could take for a formula begin with an apostrophe.
    Records in the trash are not in these tables.
data/scans/
    The scanned files, unchanged, under names that every system accepts.
data/names.csv
    Which scan is which: SHA-256, the name the file had when it was catalogued,
    its name in this folder, size, media type, and the ids of the records it is
    attached to. A scan without a name in this folder is missing from the bag.

manifest-sha256.txt and manifest-sha512.txt list the checksums of all files
under data/. To check them with common tools, go to this folder and run
    sha256sum -c manifest-sha256.txt
bag-info.txt says what this bag is and how many files and bytes it holds.
`
