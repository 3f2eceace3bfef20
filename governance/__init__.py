"""The Assembly: what is true and what may be done, whoever asks and however it is shown.

accounts    persons and the offices they hold
statutes    every number of the rules of procedure, as one frozen value
regions     member regions, their standing, their twins
assembly    sessions, agenda, credentials, attendance, quorum
motions     motions and their texts
voting      votes, sealed rolls, ballots, declarations, decisions
record      entries, the recorder, the guard, the replay
act.py      the single door for every change; effects.py what the adoption of a motion does

`rules.py` of a room is the law on plain values; `models.py` the rows; `commands.py` the only writers;
`queries.py` the reads. A change is a command inside an act, and every act leaves an entry in the record.
"""
