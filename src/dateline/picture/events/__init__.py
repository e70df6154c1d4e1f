"""Stage resolve: which claims tell of one happening."""
