"""Test people and records that many tests share; plainly synthetic."""
