<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#-- A town's colour is its own text; only six hexadecimal digits ever reach the page. -->
<#macro brandStyle><#if org?? && (org.attributes['brand.color'])?? && org.attributes['brand.color'][0]?matches("#[0-9a-fA-F]{6}")> style="--brand: ${org.attributes['brand.color'][0]}"</#if></#macro>
<#macro username>
  <div class="who">
    <span class="who-label">${msg("sodachiSigningInAs")}</span>
    <b id="kc-attempted-username">${auth.attemptedUsername}</b>
    <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("sodachiNotYou")}</a>
  </div>
</#macro>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html class="${properties.kcHtmlClass!}" lang="${lang}"<@brandStyle/>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <meta name="robots" content="noindex, nofollow">
  <title>${msg("loginTitle", msg("sodachiSite." + realm.name))}</title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/sodachi.svg">
  <#list properties.styles?split(' ') as style>
  <link href="${url.resourcesPath}/${style}" rel="stylesheet">
  </#list>
  <script type="importmap">
    {"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}
  </script>
  <#list properties.scripts?split(' ') as script>
  <script src="${url.resourcesPath}/${script}"></script>
  </#list>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    </#outputformat>
  </script>
  <#if authenticationSession??>
  <script type="module">
    <#outputformat "JavaScript">
    import { checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#outputformat>
  </script>
  </#if>
</head>
<body data-page-id="login-${pageId}">
<a class="skip" href="#main">${msg("sodachiSkip")}</a>
<header class="top">
  <div class="column">
    <img class="emblem" src="${url.resourcesPath}/img/sodachi.svg" alt="" width="40" height="40">
    <p class="name"><#if org??><b>${((org.attributes['brand'])![])[0]!org.name!}</b></#if><span>${msg("sodachiSite." + realm.name)}</span></p>
    <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <nav class="languages" aria-label="${msg("languages")}">
      <#list locale.supported as l>
        <#if l.languageTag != locale.currentLanguageTag>
      <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${l.label}</a>
        </#if>
      </#list>
    </nav>
    </#if>
  </div>
</header>
<main id="main" class="column">
  <h1 id="kc-page-title"><#nested "header"></h1>
  <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
  <div class="alert ${message.type}" role="${(message.type = 'error')?then('alert', 'status')}">
    <span class="kc-feedback-text">${kcSanitize(message.summary)?no_esc}</span>
  </div>
  </#if>
  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#nested "show-username">
    <@username/>
  </#if>
  <#nested "form">
  <#if auth?has_content && auth.showTryAnotherWayLink()>
  <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post" novalidate="novalidate">
    <input type="hidden" name="tryAnotherWay" value="on">
    <button id="try-another-way" class="link" type="submit">${msg("doTryAnotherWay")}</button>
  </form>
  </#if>
  <#nested "socialProviders">
  <#if displayInfo>
  <div id="kc-info" class="info"><#nested "info"></div>
  </#if>
</main>
<footer class="foot"><div class="column">${msg("sodachiFoot")}</div></footer>
</body>
</html>
</#macro>
