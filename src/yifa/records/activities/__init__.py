"""Activities (活动): lecture, training, patrol, meeting, study session, joint inspection; done once on a day.

An ``ActivityKind`` declares one sort of activity: its form, its public fields, its article. Words: held_on 举办日期,
attendance 参加人次, withdrawal 撤销登记 (a wrong entry is withdrawn with a reason, never deleted).
"""
