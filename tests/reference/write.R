# Writes named numbers with all their digits; the Python tests read them with tests/reference/values.py.
# Every script here is run from the root of the repository: Rscript tests/reference/NAME.R
write_reference <- function(name, values) {
  values <- unlist(values)
  lines <- sprintf("%s,%s", names(values), formatC(values, digits = 17, format = "g"))
  writeLines(c("name,value", lines), file.path("tests/reference", paste0(name, ".csv")))
}
read_data <- function(name) read.csv(file.path("tests/reference", paste0(name, "_data.csv")))
# exports that stand beside the repository
shared <- function(path) read.csv(file.path("../shared/data", path))
