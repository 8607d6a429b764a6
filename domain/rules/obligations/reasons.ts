/** Why a duty has no place in the system, in words used by more than one document. */
export const DOCS = '规范性文件和公文的发布、归集由政策文件库办理，不在本系统办理范围';
export const PROP = '建议提案办理公开不在本系统办理范围';
export const MEET = '尚未实现：会议只登记名称、日期和结果，不发布会议信息';
export const REQ = '依申请公开由其他平台办理，本系统不办理申请件';
export const SITE = '网站和政务新媒体建设事项，不在本系统办理范围';
export const QA = '政策咨询、问答和推送由政务服务平台办理，不在本系统办理范围';
export const ORG = '组织、培训、考核和督查事项，不产生决策程序上的动作';
export const SENT = '舆情监测和回应由有关部门办理，系统不接收舆情';
export const MSG = '留言、信箱、热线由互动平台办理，不在本系统办理范围';
export const GUIDE = '公开指南和目录由政府信息公开平台办理，不在本系统办理范围';
export const ANNUAL = '政府信息公开工作年度报告由公开工作主管部门办理，不在本系统办理范围';
export const PRESS = '新闻发布和访谈由新闻发布机构办理，不在本系统办理范围';
