"""What an audit says, in the form that its reader needs: one output, one module.

Every output has ``document(audit)``, made where the document was audited (a value that can be sent between processes),
and ``whole(documents, failures)``, the text or bytes over all documents of a call.
"""
