"""Read dates as people write them: `reader` in table cells, `finder` in running text."""
