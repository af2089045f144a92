<#import "template.ftl" as layout>
<#-- After the e-mail address: the passkey of that person, and a way out for who has it on another device. -->
<@layout.registrationLayout displayInfo=realm.resetPasswordAllowed; section>
  <#if section = "header">
    ${msg("webauthn-login-title")}
  <#elseif section = "form">
    <form id="webauth" action="${url.loginAction}" method="post" hidden>
      <input type="hidden" id="clientDataJSON" name="clientDataJSON">
      <input type="hidden" id="authenticatorData" name="authenticatorData">
      <input type="hidden" id="signature" name="signature">
      <input type="hidden" id="credentialId" name="credentialId">
      <input type="hidden" id="userHandle" name="userHandle">
      <input type="hidden" id="error" name="error">
    </form>
    <#if authenticators??>
    <form id="authn_select" hidden>
      <#list authenticators.authenticators as authenticator>
      <input type="hidden" name="authn_use_chk" value="${authenticator.credentialId}">
      </#list>
    </form>
    </#if>
    <div class="passkey">
      <button id="authenticateWebAuthnButton" class="button" type="button" autofocus>${msg("webauthn-doAuthenticate")}</button>
      <p class="hint">${msg("sodachiPasskeyHint")}</p>
    </div>
    <script type="module">
      <#outputformat "JavaScript">
      import { authenticateByWebAuthn } from "${url.resourcesPath}/js/webauthnAuthenticate.js";
      document.getElementById("authenticateWebAuthnButton").addEventListener("click", () => authenticateByWebAuthn({
        isUserIdentified: ${isUserIdentified},
        challenge: ${challenge?c},
        userVerification: ${userVerification?c},
        rpId: ${rpId?c},
        createTimeout: ${createTimeout?c},
        errmsg: ${msg("webauthn-unsupported-browser-text")?c}
      }), { once: true });
      </#outputformat>
    </script>
  <#elseif section = "info">
    <p><a id="mail-link" href="${url.loginResetCredentialsUrl}">${msg("sodachiNoPasskeyHere")}</a></p>
  </#if>
</@layout.registrationLayout>
