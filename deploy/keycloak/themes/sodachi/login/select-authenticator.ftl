<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=realm.resetPasswordAllowed; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <ul class="choices">
      <#list auth.authenticationSelections as selection>
      <li>
        <form action="${url.loginAction}" method="post">
          <input type="hidden" name="authenticationExecution" value="${selection.authExecId}">
          <button class="choice" type="submit"><b>${msg('${selection.displayName}')}</b><span>${msg('${selection.helpText}')}</span></button>
        </form>
      </li>
      </#list>
    </ul>
  <#elseif section = "info">
    <p><a id="mail-link" href="${url.loginResetCredentialsUrl}">${msg("sodachiNoPasskeyHere")}</a></p>
  </#if>
</@layout.registrationLayout>
