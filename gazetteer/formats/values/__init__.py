"""Values that several formats share: dates, points, geometries, identifiers, lists of terms."""
