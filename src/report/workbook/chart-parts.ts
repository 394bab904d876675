import { rangeName } from './address.ts';
import type { CellRange, Chart } from './model.ts';
import { xmlHead as head, inXml, type PackagePart, spaces } from './package-parts.ts';

export const drawingRelation = `${spaces.relations}/drawing`;

/** The drawing of a sheet's charts and its charts, as DrawingML has them; `first`: the number of the first chart in the workbook. */
export function chartParts(charts: readonly Chart[], drawing: number, first: number): PackagePart[] {
  const numbers = charts.map((_, i) => first + i);
  return [
    {
      name: `xl/drawings/drawing${drawing}.xml`,
      type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      xml: `${head}<xdr:wsDr xmlns:xdr="${spaces.drawing}" xmlns:a="${spaces.main}">${charts.map(anchor).join('')}</xdr:wsDr>`,
    },
    {
      name: `xl/drawings/_rels/drawing${drawing}.xml.rels`,
      type: '',
      xml: `${head}<Relationships xmlns="${spaces.package}">${numbers
        .map(
          (n, i) =>
            `<Relationship Id="rId${i + 1}" Type="${spaces.relations}/chart" Target="../charts/chart${n}.xml"/>`,
        )
        .join('')}</Relationships>`,
    },
    ...charts.map((chart, i) => ({
      name: `xl/charts/chart${numbers[i]}.xml`,
      type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      xml: chartXml(chart),
    })),
  ];
}

function anchor({ at, title }: Chart, i: number): string {
  const corner = (name: string, column: number, row: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>90000</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return `<xdr:twoCellAnchor>${corner('from', at.column, at.row)}${corner('to', at.column + at.columns, at.row + at.rows)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${inXml(title)}" descr="${inXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${spaces.chart}"><c:chart xmlns:c="${spaces.chart}" xmlns:r="${spaces.relations}" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
}

/** Series are told apart by weight and dashes, so that a grey print still does. */
const looks = [
  { fill: '44546A', line: '<a:ln w="28575"><a:solidFill><a:srgbClr val="44546A"/></a:solidFill></a:ln>' },
  {
    fill: 'A6A6A6',
    line: '<a:ln w="19050"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill><a:prstDash val="dash"/></a:ln>',
  },
] as const;

function chartXml(chart: Chart): string {
  const series = chart.series.map((one, i) => seriesXml(chart, one, i)).join('');
  const plot =
    chart.kind === 'column'
      ? `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="20"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
  const legend =
    chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : '';
  return `${head}<c:chartSpace xmlns:c="${spaces.chart}" xmlns:a="${spaces.main}" xmlns:r="${spaces.relations}"><c:roundedCorners val="0"/><c:chart>${titleXml(chart.title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axes(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function seriesXml({ kind, labels }: Chart, { name, values }: Chart['series'][number], i: number): string {
  const look = looks[i % looks.length] ?? looks[0];
  const shape =
    kind === 'column'
      ? `<c:spPr><a:solidFill><a:srgbClr val="${look.fill}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
      : `<c:spPr>${look.line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>`;
  const category =
    kind === 'column'
      ? `<c:strRef><c:f>${reference(labels)}</c:f></c:strRef>`
      : `<c:numRef><c:f>${reference(labels)}</c:f></c:numRef>`;
  return `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:v>${inXml(name)}</c:v></c:tx>${shape}<c:cat>${category}</c:cat><c:val><c:numRef><c:f>${reference(values)}</c:f></c:numRef></c:val>${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`;
}

const reference = (range: CellRange): string => inXml(rangeName(range));

/** Both axes with their names; labels of the lower one stand below the chart, wherever zero is. */
const axes = ({ xTitle, yTitle, kind }: Chart): string =>
  `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>${titleXml(xTitle, 900)}<c:numFmt formatCode="${kind === 'line' ? 'yyyy&quot;-&quot;mm' : 'General'}" sourceLinked="${kind === 'line' ? 0 : 1}"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${kind === 'line' ? '<c:min val="0"/>' : ''}</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${titleXml(yTitle, 900)}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;

const titleXml = (text: string, size: number): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="1"/></a:pPr><a:r><a:rPr lang="ko-KR" sz="${size}" b="1"/><a:t>${inXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
