"""What the package pandas is made of; the columns themselves are in C++ (_pandas)."""
