<#macro group name label error="" required=false>
<div class="field<#if error?has_content> wrong</#if>">
  <label for="${name}">${label}<#if required> <span class="required">${msg("sodachiRequired")}</span></#if></label>
  <#if error?has_content>
  <p class="error" id="input-error-${name}" role="alert">${kcSanitize(error)?no_esc}</p>
  </#if>
  <#nested>
</div>
</#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false>
  <@group name=name label=label error=error required=required>
  <input id="${name}" name="${name}" value="${value}" autocapitalize="none" spellcheck="false"
    <#if name == "username" && realm.loginWithEmailAllowed>type="email" inputmode="email"<#else>type="text"</#if>
    <#if autocomplete == "one-time-code">inputmode="numeric"</#if>
    autocomplete="${autocomplete}"<#if autofocus> autofocus</#if><#if error?has_content> aria-invalid="true" aria-describedby="input-error-${name}"</#if>>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false>
  <@group name=name label=label error=error required=required>
  <div class="input-row">
    <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}"<#if autofocus> autofocus</#if><#if error?has_content> aria-invalid="true" aria-describedby="input-error-${name}"</#if>>
    <button class="show-password" type="button" aria-label="${msg('showPassword')}" aria-controls="${name}" data-password-toggle
      data-icon-show="none" data-icon-hide="none" data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}" id="${name}-show-password"><i class="none" aria-hidden="true"></i></button>
  </div>
  <#nested>
  <#if forgotPassword>
  <p class="helper"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></p>
  </#if>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
<label class="check" for="${name}"><input type="checkbox" id="${name}" name="${name}"<#if value> checked</#if>><span>${label}</span></label>
</#macro>
