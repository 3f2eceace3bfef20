"""Counting of elections: one file a method, exact, explained round by round, without the order of the file.

`profile` is what is counted, `conditions` what the team must satisfy, `lots` how a draw decides a tie,
`sheet` what a count returns. Each method is a file with one function `count(profile, lots, conditions)`;
`methods` names them all. Everything here runs with the standard library alone.
"""
