/** Words between a measure and its number: 为, 达到, 合计, 人民币, and what bounds the number. */
export const copulas = wordsOf(`
分别为 分别是 分别达 分别约为 分别 合计为 合计 共计 总计 累计 约为 约 为 是 达到 达 至
到 人民币 不超过 不低于 不少于 超过 超 近 逾 至少 不足 不高于 高于 低于 仅 仅为 共 计
已达 已 均 均为 即 系 有 突破 接近 大约 各 另 也 其中 前 上 最高 最低 不得超过
不得低于 上升至 下降至 增加至 减少至 增长至 提高至 降至 升至 增至 减至 变更为 调整为 调整至 增加到 减少到
将 有望 预计 大致 由 从 自 按 以 在 最多 最少 高达
`);

/** Words before a measure or an object that are no part of it. */
export const leads = wordsOf(`
拟投入 投入 实现了 实现 取得了 取得 获得了 获得 共拥有 拥有 合计持有 直接持有 间接持有 持有
支付 完成 形成 具有 包括 包含 含有 合计控制 确认 计提 收到 募集 参与了 参与 存在 产生
新增 占用 覆盖 服务 聘请 设立 召开 享有 共有 涉及 对应 由 以 将 按照 按 截至 公司
本公司 发行人 其中 其 并 且 及 和 与 的 在 于 了 该 而 但 若 如 则 因 对 从 向
同时 目前 此外 另外 末 度 签约 内 各期末 各期 一期末 一期
`);

/** Words that begin like a lead and are whole terms: 其他应收款, 在建工程, 募集资金. */
export const terms = wordsOf(`
其他 在建 在手 在产品 在职 在岗 在研 在途 在册 对外 对子公司 使用权 发行费 募集资金
持有待售 持有至到期 服务收入 服务费 服务成本 服务业务 服务毛利 服务人 支付的 支付给 支付其他
以公允 以摊余 以权益 应 公司债 与资产 与收益 收到的 收到其他 收到税 取得子公司 取得借款
取得投资 内部 内销 内资 如期 因素 从业 从事 从价 向特定 并购 以前年度 以后年度 投入产出
由于 度电 一期工程 一期项目 一期建设 一期厂房
`);

/** Words at which a phrase after a number ends. */
export const enders = wordsOf(`
因 于 为代表 为 由 在 已 被 均 并 将 用于 进行 分别 合计 共计 等 以及 是 占 符合 主要 组成
构成 可以 可 未 正在 尚 即 从 向 较 同比 增长 增加 下降 减少 参加 持有 通过 提供 系
的
`);

/** Words that right after a unit say that no noun follows: 六个月内, 5 次以上. */
export const nounless = wordsOf(`
内 后 前 不 起 有效 测算 计算 获得 以来 之 止 期满 （ (
`);

/** Bounds between a unit and its noun, passed over: 二只以上产品. */
export const bounds = wordsOf(`
以上 以下 以内 左右 及以上 （含本数） （含） (含) 余 多
`);

/** Marks at which a noun phrase ends; 、 is one too, except inside what stands after a number. */
export const stops = '，。；：！？“”‘’《》〈〉（）()[]【】\n\t=＝+＋×÷,;:';

/** Words parted by blanks, longest first, so that the longest one that fits is found first. */
function wordsOf(list: string): string[] {
  const words = list.split(/\s+/).filter((word) => word !== '');
  return words.sort((left, right) => right.length - left.length);
}
