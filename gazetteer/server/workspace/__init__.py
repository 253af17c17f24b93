"""A reader's documents and corrections in one SQLite file, which is migrated and never rebuilt from scratch."""
