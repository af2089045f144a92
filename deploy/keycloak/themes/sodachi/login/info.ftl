<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#elseif actionUri?has_content>${msg("sodachiWelcome")}<#else>${kcSanitize(message.summary)?no_esc}</#if>
  <#elseif section = "form">
    <div id="kc-info-message">
      <#if actionUri?has_content>
      <p class="lead">${msg("sodachiWelcomeLead")}</p>
      <#if requiredActions??>
      <ol class="steps"><#list requiredActions as action><li>${msg("requiredAction.${action}")}</li></#list></ol>
      </#if>
      <p><a class="button" href="${actionUri}">${msg("proceedWithAction")}</a></p>
      <#elseif !skipLink??>
        <#if pageRedirectUri?has_content>
      <p><a class="button" href="${pageRedirectUri}">${msg("backToApplication")}</a></p>
        <#elseif (client.baseUrl)?has_content>
      <p><a class="button" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
        </#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
