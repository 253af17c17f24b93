"""Recognition in single languages: endings, cases, scripts without spaces or capitals."""
