# The first 400 complete respondents of psych::bfi (International Personality Item Pool, public domain):
# ten six-point items, gender, education, age. No number of ours: the data of the other references.
library(psych)
kept <- bfi[complete.cases(bfi), c(paste0("A", 1:5), paste0("C", 1:5), "gender", "education", "age")][1:400, ]
write.csv(kept, "tests/reference/bfi_data.csv", row.names = FALSE)
