"""Who is who: persons that texts name often."""
