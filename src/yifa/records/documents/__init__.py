"""Documents (文书与证据): written or received papers, each with its kind, number, digest and the record it belongs to.

A ``DocumentKind`` declares one form of paper (文书格式): its fields, its layout, its article. Written documents are
filled from their template to .docx; evidence files (证据材料) are kept by content digest, which the ledger holds.
"""
