"""Reports as received become articles: ``files.collect`` finds them, ``extract.extract`` reads one into zones."""
