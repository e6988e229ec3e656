"""The API (接口): the same actions as the pages, for other systems; OpenAPI 3 compiled from the declarations.

Bearer tokens are scoped to permissions (令牌按权限签发); answers to refusals are problem+json with the Chinese sentence
and its article; every intake takes an Idempotency-Key, every change an If-Match with the version looked at.
"""
