<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username') displayInfo=true; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <@passkeys.button/>
    <form id="kc-form-login" class="form" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
        <@field.input name="username" label=msg("email") value=login.username!'' autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}"/>
      </#if>
      <button id="kc-login" class="button<#if enableWebAuthnConditionalUI?has_content> quiet</#if>" name="login" type="submit">${msg("sodachiNext")}</button>
    </form>
    <@passkeys.conditionalUIData/>
  <#elseif section = "info">
    <#-- Staff have a password; its page has the way out. -->
    <#if realm.resetPasswordAllowed && realm.registrationAllowed>
    <p><a id="mail-link" href="${url.loginResetCredentialsUrl}">${msg("sodachiNoPasskeyHere")}</a></p>
    </#if>
    <p class="hint">${msg(realm.registrationAllowed?then("sodachiFirstTimeParent", "sodachiFirstTimeStaff"))}</p>
  </#if>
</@layout.registrationLayout>
