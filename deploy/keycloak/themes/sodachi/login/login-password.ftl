<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password'); section>
  <#if section = "header">
    ${msg("sodachiPasswordTitle")}
  <#elseif section = "form">
    <@passkeys.button/>
    <form id="kc-form-login" class="form" action="${url.loginAction}" method="post">
      <@field.password name="password" label=msg("password") forgotPassword=realm.resetPasswordAllowed autofocus=true autocomplete="current-password"/>
      <button id="kc-login" class="button<#if enableWebAuthnConditionalUI?has_content> quiet</#if>" name="login" type="submit">${msg("doLogIn")}</button>
    </form>
    <@passkeys.conditionalUIData/>
  </#if>
</@layout.registrationLayout>
