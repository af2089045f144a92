<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password') displayInfo=true; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <@passkeys.button/>
    <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" novalidate="novalidate">
      <#if !usernameHidden??>
        <@field.input name="username" label=msg("email") error=messagesPerField.getFirstError('username','password')
          autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" value=login.username!''/>
      </#if>
      <@field.password name="password" label=msg("password") error=(usernameHidden??)?then(messagesPerField.get('password'), '') forgotPassword=realm.resetPasswordAllowed autocomplete="current-password"/>
      <input type="hidden" id="id-hidden-input" name="credentialId"<#if auth.selectedCredential?has_content> value="${auth.selectedCredential}"</#if>>
      <button id="kc-login" class="button<#if enableWebAuthnConditionalUI?has_content> quiet</#if>" name="login" type="submit">${msg("doLogIn")}</button>
    </form>
    <@passkeys.conditionalUIData/>
  <#elseif section = "info">
    <p class="hint">${msg("sodachiFirstTimeStaff")}</p>
  </#if>
</@layout.registrationLayout>
