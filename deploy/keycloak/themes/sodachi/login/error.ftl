<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div id="kc-error-message" class="form">
      <p class="lead">${kcSanitize(message.summary)?no_esc}</p>
      <#if traceId??>
      <p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
      </#if>
      <#if authenticationSession??>
        <#-- Somebody who broke off before the passkey was made has nothing to sign in with: the mail lets them in. -->
        <#if realm.resetPasswordAllowed && realm.registrationAllowed>
      <a id="mail-link" class="button" href="${url.loginResetCredentialsUrl}">${msg("sodachiMailInstead")}</a>
        </#if>
      <a id="loginRestartLink" class="button quiet" href="${url.loginRestartFlowUrl}">${msg("sodachiAgain")}</a>
      <#elseif !skipLink?? && (client.baseUrl)?has_content>
      <a id="backToApplication" class="button" href="${client.baseUrl}">${msg("backToApplication")}</a>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
