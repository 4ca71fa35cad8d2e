"""The canned replies that a clinic starts with, in English and Spanish. It edits them at the staff site."""

from django.db import migrations

REPLIES = [
    (
        "We tried to call you",
        (
            "We tried to call you ({reference})",
            (
                "Hello {first_name},\n\n"
                "We just tried to call you about your request, and we are sorry that we missed you. We will try"
                " again.\n\n"
                "If you would rather not wait, please call us at {clinic_phone} and give the reference {reference}."
                " We call from {caller_number}, so that you know who it is."
            ),
        ),
        (
            "Intentamos llamarle ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Acabamos de llamarle por su solicitud y no logramos hablar con usted. Lo intentaremos otra vez.\n\n"
                "Si prefiere no esperar, llámenos al {clinic_phone} y diga la referencia {reference}. Nosotros"
                " llamamos desde el {caller_number}, para que sepa quién es."
            ),
        ),
    ),
    (
        "Please call us back",
        (
            "Please call us back ({reference})",
            (
                "Hello {first_name},\n\n"
                "Thank you for your request. To go on, we would like to talk with you for a few minutes.\n\n"
                "Please call us at {clinic_phone} whenever it suits you while we are open, and give the reference"
                " {reference}. Whoever answers can help you."
            ),
        ),
        (
            "Por favor, llámenos ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Gracias por su solicitud. Para seguir adelante, nos gustaría hablar con usted unos minutos.\n\n"
                "Llámenos al {clinic_phone} cuando le venga bien, mientras estemos abiertos, y diga la referencia"
                " {reference}. Cualquiera que conteste puede ayudarle."
            ),
        ),
    ),
    (
        "We need a better number",
        (
            "We need a better number for you ({reference})",
            (
                "Hello {first_name},\n\n"
                "The phone number on your request does not lead us to you. Could you give us one that does?\n\n"
                "You can correct it yourself on your private page: {manage_url}\n\n"
                "Or call us at {clinic_phone} and give the reference {reference}."
            ),
        ),
        (
            "Necesitamos otro número para llamarle ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Con el número de teléfono de su solicitud no logramos hablar con usted. ¿Nos puede dar otro?\n\n"
                "Usted puede corregirlo en su página privada: {manage_url}\n\n"
                "O llámenos al {clinic_phone} y diga la referencia {reference}."
            ),
        ),
    ),
    (
        "What to bring",
        (
            "What to bring when you come ({reference})",
            (
                "Hello {first_name},\n\n"
                "You asked what to bring when you come. Please bring a photo ID, your insurance card if you use one,"
                " and the name and phone number of somebody whom we may call for you.\n\n"
                "Everything else about your visit is on your private page: {manage_url}\n\n"
                "If anything is unclear, call us at {clinic_phone}. There are no silly questions."
            ),
        ),
        (
            "Qué traer cuando venga ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Nos preguntó qué traer cuando venga. Traiga una identificación con foto, su tarjeta del seguro si"
                " usa uno, y el nombre y el teléfono de alguien a quien podamos llamar por usted.\n\n"
                "Todo lo demás sobre su visita está en su página privada: {manage_url}\n\n"
                "Si algo no queda claro, llámenos al {clinic_phone}. No hay preguntas tontas."
            ),
        ),
    ),
    (
        "When can we call you?",
        (
            "When can we call you? ({reference})",
            (
                "Hello {first_name},\n\n"
                "We would like to call you at a time that suits you. Please call us at {clinic_phone} and tell us"
                " which days and hours are good, or leave us a message with the reference {reference}.\n\n"
                "You can also change how we reach you on your private page: {manage_url}"
            ),
        ),
        (
            "¿Cuándo podemos llamarle? ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Nos gustaría llamarle a una hora que le convenga. Llámenos al {clinic_phone} y díganos qué días y"
                " horas le vienen bien, o déjenos un mensaje con la referencia {reference}.\n\n"
                "También puede cambiar en su página privada cómo comunicarnos con usted: {manage_url}"
            ),
        ),
    ),
    (
        "Please choose one of the times",
        (
            "Please choose one of the times that we hold for you ({reference})",
            (
                "Hello {first_name},\n\n"
                "We are holding times for you. Please choose the one that suits you on your private page, or say"
                " that none does: {manage_url}\n\n"
                "If you would rather choose on the phone, call us at {clinic_phone} and give the reference"
                " {reference}."
            ),
        ),
        (
            "Elija una de las horas que le guardamos ({reference})",
            (
                "Hola, {first_name}:\n\n"
                "Le estamos guardando unas horas. Elija en su página privada la que le convenga, o díganos que"
                " ninguna le sirve: {manage_url}\n\n"
                "Si prefiere elegir por teléfono, llámenos al {clinic_phone} y diga la referencia {reference}."
            ),
        ),
    ),
]


def add_replies(apps, schema_editor):
    CannedReply = apps.get_model("appointments", "CannedReply")
    for position, (title, english, spanish) in enumerate(REPLIES):
        for language, (subject, body) in (("en", english), ("es", spanish)):
            CannedReply.objects.get_or_create(
                language=language,
                title=title,
                defaults={"subject": subject, "body": body, "position": position},
            )


class Migration(migrations.Migration):
    dependencies = [("appointments", "0010_canned_replies")]

    operations = [migrations.RunPython(add_replies, migrations.RunPython.noop)]
