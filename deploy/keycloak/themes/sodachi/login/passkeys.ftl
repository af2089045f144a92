<#-- Both macros belong to pages on which a passkey is one way among others: the button first, the rest below a line. -->
<#macro button>
  <#if enableWebAuthnConditionalUI?has_content>
  <div class="passkey">
    <button id="authenticateWebAuthnButton" class="button" type="button">${msg("webauthn-doAuthenticate")}</button>
    <p class="hint">${msg("sodachiPasskeyHint")}</p>
  </div>
  <p class="or"><span>${msg("sodachiOr")}</span></p>
  </#if>
</#macro>
<#macro conditionalUIData>
  <#if enableWebAuthnConditionalUI?has_content>
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
  <script type="module">
    <#outputformat "JavaScript">
    import { authenticateByWebAuthn } from "${url.resourcesPath}/js/webauthnAuthenticate.js";
    import { initAuthenticate } from "${url.resourcesPath}/js/passkeysConditionalAuth.js";
    const args = {
      isUserIdentified: ${isUserIdentified},
      challenge: ${challenge?c},
      userVerification: ${userVerification?c},
      rpId: ${rpId?c},
      createTimeout: ${createTimeout?c},
      mediation: ${(mediation!'conditional')?c},
      authenticatorAttachment: ${authenticatorAttachment?c},
      errmsg: ${msg("passkey-unsupported-browser-text")?c}
    };
    document.addEventListener("DOMContentLoaded", () => initAuthenticate(args));
    document.getElementById("authenticateWebAuthnButton")
      ?.addEventListener("click", () => authenticateByWebAuthn(args), { once: true });
    </#outputformat>
  </script>
  </#if>
</#macro>
