"""Cases (案件、事项): handled by a declared procedure (程序) from opening (登记) to closing (办结).

Words: state 状态, step 步骤, clock 期限, party 当事人, handover 移送, guard 守卫条件, refusal 不予办理的理由.
A case keeps the procedure version it began under; every move is a ``Step`` row with who, when and what was entered.
"""
