<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-registration-title")}
  <#elseif section = "form">
    <p class="lead">${msg("sodachiPasskeyLead")}</p>
    <form id="register" action="${url.loginAction}" method="post" hidden>
      <input type="hidden" id="clientDataJSON" name="clientDataJSON">
      <input type="hidden" id="attestationObject" name="attestationObject">
      <input type="hidden" id="publicKeyCredentialId" name="publicKeyCredentialId">
      <input type="hidden" id="authenticatorLabel" name="authenticatorLabel">
      <input type="hidden" id="transports" name="transports">
      <input type="hidden" id="authenticatorAttachment" name="authenticatorAttachment">
      <input type="hidden" id="error" name="error">
    </form>
    <div class="passkey">
      <button id="registerWebAuthn" class="button" type="button">${msg("doRegisterSecurityKey")}</button>
      <p class="hint">${msg("sodachiPasskeyStart")}</p>
    </div>
    <#if !isSetRetry?has_content && isAppInitiatedAction?has_content>
    <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
      <button id="cancelWebAuthnAIA" class="link" name="cancel-aia" value="true" type="submit">${msg("sodachiLater")}</button>
    </form>
    </#if>
    <script type="module">
      <#outputformat "JavaScript">
      import { registerByWebAuthn } from "${url.resourcesPath}/js/webauthnRegister.js";
      const start = () => registerByWebAuthn({
        challenge: ${challenge?c},
        userid: ${userid?c},
        username: ${username?c},
        signatureAlgorithms: [<#list signatureAlgorithms as sigAlg>${sigAlg?c},</#list>],
        rpEntityName: ${rpEntityName?c},
        rpId: ${rpId?c},
        attestationConveyancePreference: ${attestationConveyancePreference?c},
        authenticatorAttachment: ${authenticatorAttachment?c},
        requireResidentKey: ${requireResidentKey?c},
        residentKey: ${residentKey?c},
        userVerificationRequirement: ${userVerificationRequirement?c},
        createTimeout: ${createTimeout?c},
        excludeCredentialIds: ${excludeCredentialIds?c},
        initLabel: "",
        initLabelPrompt: "",
        errmsg: ${msg("webauthn-unsupported-browser-text")?c}
      });
      window.sodachi.registerPasskey(start, ${(isSetRetry?has_content)?then('false', 'true')});
      </#outputformat>
    </script>
  </#if>
</@layout.registrationLayout>
