#!/usr/bin/env python3
"""Builds words-zh.tsv and words-en.tsv from public word lists.

    pip download --no-deps --no-binary :all: -d SOURCES jieba==0.42.1
    (cd SOURCES && apt-get download scowl && dpkg-deb -x scowl_*.deb . && tar xzf jieba-*.tar.gz)
    python3 build.py SOURCES

words-zh.tsv: the words of two to four characters that jieba's dictionary counts eight times or
more. People, places and organisations are left out, since other tables know them better; a
university, newspaper or the like stays when a place stands inside its name, because there it
keeps the place from being taken for itself. LEFT_OUT holds cities that jieba files under ordinary words;
NOUNS and VERBS are words that it is too old for.

words-en.tsv: SCOWL's words of the sizes 10, 20 and 35, lower case, with the smallest size that
holds the word as its class. Forms with an apostrophe are left out.
"""
import pathlib
import re
import sys

LEAST = 8
HERE = pathlib.Path(__file__).parent
INSTITUTION = re.compile(
    "(大学|学院|银行|报|社|电视|电台|医院|宾馆|饭店|酒店|集团|剧院|机场|学校|中学|小学|书店|公报|影院|会馆|书院|寺|宫|乐团|歌剧|公学|杂志|周刊)$")
# Ordinary words that jieba files under people and places.
KEPT = set("""
明白 武功 文明 小姐 和尚 王朝 阳光 陆军 道德 卫星 雷达 太后 荣誉 古老 丘陵 言语 冷笑 武林 明星 宫殿 光荣 权威 老太太 师傅 侍卫
维生素 帝王 封锁 宣言 胡同 翁 玉米 师兄 顾问 花岗岩 王爷 贡献者 王公 白雪 高峰 智慧 齐声 祖先 文武 石英 友谊 侍郎 师哥 高潮 英勇 齐全
黄金周 立法权 洪水 顾客 公正 凤凰 辛勤 米粉 古建筑 玉石 寻思 胡子 王府 青少年 光辉 安静 叶子 祖宗 保健 谢谢 宝贝 白领 老公 皇太后
红旗 大展宏图 子孙 宝贵 向东 康复 鱼雷 沙滩 诸如 梅花 伯伯 吉祥 范畴 相公 周转 诸侯 小姑娘 鹿角 元帅 孙子 双拥 雪山 杜鹃花 宝剑 宁可
老汉 山珍 修正 比武 子宫 大侠 高明 荣获 老夫 陈述 丛林 小康 老虎 马匹 双喜 博客 德军 体操 胡说 关怀 林立 明珠 王子 温泉 白宫 向阳 黎明
红外 呼唤 陈列 望远镜 布满 宫城 通达 乌云 宁静 养老 蓝天 金刚 左翼 师生 冷汗 天亮 安抚 高僧 宝石 许可 小雨 朱红 尼姑 原谅 容纳 杜绝
卓越 沙丘 季后赛 山珍海味 五星红旗 仁兄 晋升 童子 祝贺 师母 旷野 小学生 东升 松树 黑陶 兰花 大将军 岳父 雷达 蓬勃 史诗 过敏 谢恩
老天爷 乌龟 凌厉 沙皇 纳粹 荣耀 胡闹 满怀 桂花 高悬 马背 乔木 毛巾 博士生 麦子 郎中 白布 胡萝卜 元老 银杏 周密 朴素 陈设 英俊 老总
迎宾 高薪 宾客 刚毅 华丽 麻木 弘扬 恩师 燕子 金字塔 孤儿 巴掌 练兵 白发 金黄 林子 黑客 林木 杨柳 安危 查明 英超 石柱 杜鹃 幼儿园 红宝石
扬子江 张贴 博雅 巨石 周旋 丹田 练功 白云 田园 伯爵 高耸 孔雀 老先生 加薪 伯父 师兄弟 大胜 金碧辉煌 王宫 才华 龙王 辟邪 朱砂 小提琴
史实 清真寺 戈壁 张嘴 古文 巧克力 小镇 张口 田野 子弟兵 许可证 慕名 熊掌 李子 仰天 廉政 立功 凌空 焦黄 钱财 安全性 雷声 温馨 白银 卢布
铁路桥 蓝图 宣传部 铁青 殷勤 灵敏 明智 伯母 金钱豹 奥妙 静默 陈旧 祝福 严正 贝壳 巧遇 高昂 庄园 金光 顾忌 高超 老伯 毋宁 宫阙 仁义 胡椒
拓宽 克隆 扬言 张罗 大修 徐徐 世锦赛 高雅 郎君 古文化 老太爷 富豪 常青 牛马 时髦 宝宝 士卒 敬仰 天文台 显微镜 宝藏 凯旋 敬畏 士大夫 卫冕
吉普车 古董 施政 绿松石 祥和 明朗 小山 熊猫 天宇 钟声 红卫兵 金刚石 金元宝 陶醉 农家乐 阿姨 全家福 任凭 滑雪 张扬 太阳年 西方人 白玉兰
高新区 高喊 麻醉 盖子 老同志 奥秘 北斗 宗庙 权贵 红光 毛发 千秋 白昼 敬佩 玉米棒 永久性 玉泉 松树林 石榴 粟子 金子 安排
中国人 城市 东西 朝廷 爱国 英雄 太阳 海洋 湖泊 哥哥 大桥 高原 大街 王国 山区 原野 平原 外国 长安街 上市 建国 美丽 开国 共和国 城镇 都城
山脉 深度 庆典 回国 大国 新鲜 古城 海峡 冰川 长度 山水 普及 商城 河谷 北约 高山 大海 山坡 福利 日志 云集 青春 山河 直隶 神圣 桥头堡 新建 河水 中断
上半场 关联 山洞 湖水 广义 上山 水乡 城堡 山峰 内城 石桥 中密度 下山 上台 山寨 西洋 契约 入口 路桥 都市 古都 诸国 重镇 三角洲 英特尔
江水 法西斯 海湾 海滨 海滩 海岛 海港 山林 山川 内河 伦理 泉水 渡江 城垣 大河 大江 天黑 典故 池塘 天桥 远东 加盟 密封 上门 立马 贵宾 嘉宾 卫国
沿河 牡丹 西瓜 沧海 入海 喜庆 深海 山羊 远洋 井口 归国 山岭 台风 朝野 深谷 余脉 象牙 赞美 登极 庙里 兴旺 上路 礼拜 河湾 安顿 绵羊 港湾
新春 冰山 旧城 古镇 山庄 深水 中西 渡河 河里 土城 河畔 如林 深渊 夕阳 远古 新村 南洋 入市 上岗 上铺 波及 入川 古山 极地 广度 黄连 莲蓬 琉璃瓦
永固 固城 舞美 台基 治国 登山 故城 中道 深山 江河 千古 阴阳 故宫博物院 江湖 大都 京城 安宁 白嫩 爪子 河沟 江底 池边 湖区 江流 入门 台站 台海
国家级 亚太地区 阿弥陀佛 台独 贵族 奥运 北风 东风 西风 南风 五岳 四海 太极 莫非 莫大 二哥 阿哥 大圣 三鲜 满口 苏打 如来 来京 顺城 绕城 莲花池
万全 万幸 万贯 世博 丰年 云彩 亚太 亦然 仁厚 仁慈 仁爱 从宽 从简 付清 付诸 仰泳 仲夏 伯乐 佩剑 侏儒 侯爵 修仙 僧尼 元勋 光敏 克己 克扣 公卿
养兵 养母 养蚕 养蜂 农忙 冬青 冷光 冷凝 冷宫 凌驾 凡百 凤梨 凯歌 刁钻 列阵 加厚 劳顿 劳驾 匡扶 华氏 华盖 华贵 博览 卜卦 卡住 厉鬼 双赢 古塔 古猿
古琴 古雅 吉兆 同宗 后嗣 后继 和弦 和暖 和煦 和蔼 哈欠 喻为 嘉许 塔尖 塞子 塞满 墨宝 墨汁 墨绿 多云 大亨 大吉 天青 太妃 太甚 妙龄 子爵 孤军 宁死 宁肯
宗祠 宛然 宛若 宝典 宝珠 宫闱 宿营 富丽 富婆 寒武 寻人 寻宝 寻根 寿星 寿礼 寿辰 小丑 小乘 小妞 小憩 小桥 尤物 尼龙 屠夫 屠龙 山洪 山涧 岳丈 左旋 左耳
巨龙 巴望 帅哥 师姐 希冀 干戈 平卧 平添 平躺 廓清 弓弩 归隐 德政 心醉 恩怨 恩仇 恩宠 恩惠 恩泽 恩爱 恩赐 慈母 慈爱 慧眼 托运 托梦 扬琴 扬鞭 扶正 承继
承蒙 拉平 探戈 探监 操琴 敬奉 敬爱 文雅 日臻 明言 易懂 易燃 易怒 春耕 春雷 晓谕 普照 暴君 曼妙 曾孙 曾祖 朽木 松柏 松香 果仁 查清 栗子 桂冠 桂圆 桑叶 桑拿
桑树 段子 母爱 水淹 永存 沃土 沃野 沙尘 沙拉 泰斗 泰铢 浅笑 浮冰 浮萍 海燕 温顺 游侠 游弋 滑石 滑翔 满堂 满贯 灵光 灵犀 爱恋 爱慕 爱抚 牛仔 牛毛 牛羊 牛群
牛郎 牛黄 牟利 特惠 特聘 特邀 玄妙 玄虚 玉佩 玉兔 玉玺 玉皇 玉雕 甘甜 甘霖 生辉 白光 白兔 白军 白净 白吃 白搭 白杨 白桦 白熊 白皙 白磷 白米 白虎 白送 白鹤
白鹭 皮鞭 益智 盘桓 盛夏 盛怒 盛衰 盛赞 相依 相克 矫健 碧波 碧玉 祖传 祖孙 祝寿 祝捷 神勇 福祉 秋千 秋收 秋波 科考 立柱 章鱼 童工 童谣 笑傲 简章 籍贯 索道
紫檀 紫红 紫藤 紫薇 红布 红杉 红松 红潮 红茶 红颜 纳凉 练达 续弦 续聘 续航 绿茵 美玉 翠竹 翠绿 翠鸟 翩翩 老成 老迈 老鹰 腾飞 花托 花招 花旦 花柱 花环
花蕾 花香 苍翠 苍鹰 苟且 苟安 若想 英杰 薄冰 薄礼 蔚蓝 言传 诸公 诸君 谈天 谷仓 贞操 贞洁 赤诚 赫赫 越轨 轩昂 辟谣 迎客 连胜 迟延 通顺 道贺 释义 金丹 金印
钮扣 银耳 长青 门第 问津 闻声 闻言 阳刚 阳春 阴云 阴冷 阴凉 阴森 雨林 雨露 雪亮 雪松 青梅 青紫 青绿 青翠 静谧 饶恕 香甜 鬼混 鱼叉 鸿雁 鹿皮 鹿茸 麦田 麦穗 麦芽
麦苗 麻利 麻黄 黑亮 黑布 黑狗 黑豹 下拉 下坡 上联 上苍 上列 午休 叙旧 启迪 土建 塔楼 塔台 塔顶 塞车 山冈 山岗 山岩 山岳 山泉 山溪 山脚 山鸡 井水 冰封 佳丽 匹夫
仰角 入夏 入时 商海 入港 喜乐 大雅 天国 太古 宜居 宝岛 峡湾 开春 归西 怀古 扎堆 抚平 拜寿 拜拜 捷足 播撒 攀岩 旁及 日增 旧都 江畔 河马 河渠 治本 沾边 洪荒
海马 爪牙 留洋 离岛 维度 美甲 美眉 藩篱 蛟龙 贵干 遮阳 长眠 长跑 阴沟 阴阳 随顺 雅兴 雅士 馆藏 驻港 魁首 黑店 鹊桥 龟甲 中度
""".split())
LEFT_OUT = set("""
七宝 三明 仙台 仙桃 伯力 信阳 全州 兴义 凭祥 利马 刻赤 北票 合肥 名古屋 周口 商丘 图们 圣何塞 圣路易 坦帕 基辅 大分 大理
宝鸡 宿务 平壤 底特律 槟城 水原 河源 海法 滨松 烟台 焦作 熊本 牙克石 玉门 界首 神户 设拉子 贡布 赤塔 铜仁 银川 长治 黑角
伊利 伊斯法罕 俄斯特拉发 勃固 南通 君士坦丁 君士坦丁堡 和田 和龙 圣马力诺 基尔 基督城 基纳 基隆 大马士革 奥兰治 奥林匹亚
广元 开罗 拉瓦尔品第 昭通 本溪 格林尼治 法兰克福 诺丁汉 金华 下关 介休 保定 包头 彰化 拿骚 比绍 自贡 遵义 不来梅 河内
海口 个旧 根特 清迈 清远 茂名 临清 新余 八户 南投 古晋 基多 大连 多里 攀枝花 清化 营口 义乌 乌法 东营市 个旧市 且末
东营 任丘市 仪征市 伊豆 信宜 保定市 共青城 利维 加来 即墨 周口市 翡冷翠 国会山 坑口 多佛 大同市 大理市 奈良 奉化 孝感
定陶 宣化 富兰克林 射阳 巨野 库车 应城 建瓯 开远 怀化 思茅 恩施 成田 房山 敦刻尔克 新宿 旅顺 旺角 来宾 林口 正定 武穴
毕节 永济 永靖 汉源 泊头 海门 涟源 焦作市 特马 独山子 百色 筑波 维甘 育空 良乡 艾因 荣成市 营口市 蛇口 设拉 诺丁汉
辛集 运城 通化 通化市 酒泉 铁岭市 门头沟 阳谷 集宁 顺义 顺化 高邮市 龙岗区 龙华 射洪 平凉 高松 建始 平度 开化 分宜 番禺
昆山 常熟 张家港 海防 金正日 齐达内 海瑞 晴雯 椰城 吉林 延安 绍兴 台中 台南 高雄 加纳 比绍 奥利 天津站
""".split())
# Words of the press that are younger than the corpora behind jieba's dictionary, as frequent as its
# middling ones: nouns, then verbs.
YOUNGER = 300
NOUNS = """
时装周 高定 潮牌 联名款 快闪 快闪店 旗舰店 首秀 秀场 单品 爆款 限定款 限量版 中高端 轻奢 奢侈品牌 设计感 街拍 穿搭 美妆 香氛 腕表 主理人 买手
买手店 网红 博主 公众号 朋友圈 短视频 视频号 小程序 自媒体 新媒体 融媒体 应用程序 智能手机 新能源 新能源车 纯电 混动 充电桩 自动驾驶 大数据 云计算
区块链 元宇宙 购物中心 网约车 电商 新冠 网剧 热搜 首映礼 真人秀 新歌 单曲 金曲 颁奖礼 红毯 影帝 视帝 视后 欧冠 西甲 德甲 法甲 中超 中甲 亚冠 四强
八强 国足 大运会 残奥会 党委会 监委 街道办 业委会 消防员 美术馆 电影周 双年展 进博会 广交会 书展 展商 房企 学区房 美股 沪指 创业板 科创板
官微 达摩院 路徽 黄淮 上市公司 营收 财报 独角兽 风投 小长假 韩流 韩媒 日媒 美媒 英媒 港媒 台媒 外媒 官媒 党媒 韩剧 韩星 韩团 韩援 港星 港剧 日剧 美剧 金球 金马 金像
""".split()
# What people do, though the dictionary files it under nouns.
DEEDS = "会见 会同 会面 报警 教书 教导 教给 派兵 派员 目视 花费 营造".split()
VERBS = "官宣 开售 上新 带货 开唱 定档 复产 跨年 练琴 庆生".split()


def chinese(source):
    rows, places = {}, set()
    organisations = {}
    with open(source / "jieba-0.42.1" / "jieba" / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, count, part = line.split()
            if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", word):
                continue
            if part.startswith("ns") and len(word) < 4:
                places.add(word)
            if part.startswith("nt"):
                organisations[word] = (int(count), part)
            if word in KEPT:
                rows[word] = (int(count), "n")
                continue
            if int(count) < LEAST or word in LEFT_OUT or part.startswith(("nr", "ns", "nt")):
                continue
            # Counts of things ("thirty-eight of them") are patterns, no words.
            if part == "m" and re.search(r"[十百千万亿]", word) and int(count) < 200:
                continue
            if part in ("m", "mq") and int(count) < 60:
                continue
            rows[word] = (int(count), part)
    for word, (count, part) in organisations.items():
        cuts = {word[i:j] for i in range(len(word)) for j in range(i + 2, len(word) + 1)}
        if any(cut in places for cut in cuts - {word}) and INSTITUTION.search(word):
            rows.setdefault(word, (max(count, LEAST), part))
    for word, part in [("镇上", "n")] + [(word, "v") for word in DEEDS]:
        rows[word] = (rows[word][0], part)
    for word in NOUNS + VERBS:
        rows.setdefault(word, (YOUNGER, "v" if word in VERBS else "n"))
    with open(HERE / "words-zh.tsv", "w", encoding="utf-8") as table:
        table.write("word\tfrequency\tpos\n")
        for word in sorted(rows):
            table.write(f"{word}\t{rows[word][0]}\t{rows[word][1]}\n")
    return len(rows)


def english(source):
    rows = {}
    for size in (10, 20, 35):
        for kind in ("english", "american", "british"):
            path = source / "usr/share/dict/scowl" / f"{kind}-words.{size}"
            if not path.exists():
                continue
            for word in path.read_text(encoding="iso-8859-1").split():
                if "'" not in word and word == word.lower() and len(word) > 1 or word in ("a", "i"):
                    rows.setdefault(word, size)
    with open(HERE / "words-en.tsv", "w", encoding="utf-8") as table:
        table.write("word\tclass\n")
        for word in sorted(rows):
            table.write(f"{word}\t{rows[word]}\n")
    return len(rows)


if __name__ == "__main__":
    sources = pathlib.Path(sys.argv[1])
    print("words-zh", chinese(sources), "words-en", english(sources))
