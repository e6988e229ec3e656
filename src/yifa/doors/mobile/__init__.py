"""The phone (掌上): today's tasks, reporting in three steps, a mediation on site; works offline and sends later, once.

Words: outbox 待发箱, sync 同步, signature 签名.
"""
