"""The addresses below `/sign-in/`. Their names are allauth's where it looks them up."""

from django.urls import path

from clinic.views.sign_in import doors, factors, links, sample

urlpatterns = [
    path("", doors.SignIn.as_view(), name="account_login"),
    path("second/", doors.SecondFactor.as_view(), name="mfa_authenticate"),
    path("passkey/", doors.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("no-second-factor/", doors.without_factor, name="sign_in_without_factor"),
    path("again/", doors.PasswordOnceMore.as_view(), name="account_reauthenticate"),
    path("again/code/", doors.CodeOnceMore.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", doors.PasskeyOnceMore.as_view(), name="mfa_reauthenticate_webauthn"),
    path("forgotten/", links.forgotten, name="sign_in_forgotten"),
    path("password/", factors.ChangePassword.as_view(), name="account_change_password"),
    path("password/<str:token>/", links.set_password, name="sign_in_set_password"),
    path("enrol/", factors.Enrol.as_view(), name="sign_in_enrol"),
    path("factors/", factors.Factors.as_view(), name="mfa_index"),
    path("factors/app/", factors.AddApp.as_view(), name="mfa_activate_totp"),
    path("factors/app/remove/", factors.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("factors/passkey/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("factors/passkey/<int:pk>/name/", factors.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("factors/passkey/<int:pk>/remove/", factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("factors/codes/", factors.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("factors/codes/new/", factors.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("sample/<str:token>/", sample.sample_sign_in, name="sample_sign_in"),
]
