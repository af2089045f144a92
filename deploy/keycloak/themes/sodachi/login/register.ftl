<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#-- Only an e-mail address is asked for: no name and no password; the passkey comes on the next page by itself. -->
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayInfo=true; section>
  <#if section = "header">
    ${msg("registerTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("sodachiRegisterLead")}</p>
    <form id="kc-register-form" class="form" action="${url.registrationAction}" method="post">
      <@field.group name="email" label=msg("email") error=messagesPerField.get('email')>
      <input id="email" name="email" type="email" inputmode="email" autocomplete="email" required value="${(profile.attributesByName['email'].value)!''}"<#if messagesPerField.existsError('email')> aria-invalid="true" aria-describedby="input-error-email"</#if>>
      </@field.group>
      <button id="kc-submit" class="button" type="submit">${msg("sodachiRegister")}</button>
    </form>
  <#elseif section = "info">
    <p><a href="${url.loginUrl}">${msg("sodachiHaveAccount")}</a></p>
  </#if>
</@layout.registrationLayout>
