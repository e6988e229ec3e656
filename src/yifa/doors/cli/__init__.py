"""The command line (命令行): JSON to stdout, messages to stderr, exit 0 done, 1 a finding, 2 could not be done."""
