"""Model fields for patient data: encrypted at rest, found again through keyed hashes.

email = EncryptedTextField(max_length=254)
email_hash = KeyedHashField(source="email", purpose="email", normalize=normalize_email)

Request.objects.filter(email_hash__matches="a@example.com")
"""

from clinic.fields.encrypted import EncryptedField
from clinic.fields.hashed import KeyedHashField
from clinic.fields.kinds import (
    EncryptedDateField,
    EncryptedJSONField,
    EncryptedTextField,
    ErasableJSONField,
    ErasableTextField,
)

__all__ = [
    "EncryptedDateField",
    "EncryptedField",
    "EncryptedJSONField",
    "EncryptedTextField",
    "ErasableJSONField",
    "ErasableTextField",
    "KeyedHashField",
]
