<#macro emailLayout>
<html lang="${locale.language}">
<body style="margin:0;padding:24px 16px;background:#f8f8fb;color:#1a1a1c;font-family:'Noto Sans JP','Hiragino Sans','Yu Gothic UI',sans-serif;font-size:16px;line-height:1.8">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #d8d8db;border-top:4px solid #197a4b;border-radius:8px">
<#nested>
</div>
</body>
</html>
</#macro>
