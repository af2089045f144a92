<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=realm.resetPasswordAllowed && !isAppInitiatedAction??; section>
  <#if section = "header">
    ${msg("webauthn-error-title")}
  <#elseif section = "form">
    <form id="kc-error-credential-form" class="form" action="${url.loginAction}" method="post">
      <input type="hidden" id="executionValue" name="authenticationExecution" value="${execution}">
      <input type="hidden" id="isSetRetry" name="isSetRetry" value="retry">
      <button id="kc-try-again" class="button" type="submit">${msg("doTryAgain")}</button>
    </form>
    <#if isAppInitiatedAction??>
    <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
      <button id="cancelWebAuthnAIA" class="link" name="cancel-aia" value="true" type="submit">${msg("sodachiLater")}</button>
    </form>
    </#if>
  <#elseif section = "info">
    <p><a id="mail-link" href="${url.loginResetCredentialsUrl}">${msg("sodachiNoPasskeyHere")}</a></p>
  </#if>
</@layout.registrationLayout>
