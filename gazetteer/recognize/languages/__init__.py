"""What recognition knows of single languages: endings, cases, scripts without spaces or capitals."""
