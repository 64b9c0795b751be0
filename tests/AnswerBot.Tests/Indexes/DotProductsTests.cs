using System.Numerics.Tensors;
using AnswerBot.Indexes;
using CsCheck;

namespace AnswerBot.Tests.Indexes;

/// <summary>The fast ways against the plain ones.</summary>
public sealed class DotProductsTests
{
    private static readonly Gen<float> Value = Gen.Float[-1, 1];

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(4, 3, 128)]
    [InlineData(7, 5, 512)]
    [InlineData(9, 2, 5)]
    [InlineData(0, 3, 16)]
    [InlineData(3, 0, 16)]
    public void Every_product_is_that_of_its_row_and_column(int rows, int columns, int dimensions)
    {
        Gen.Select(Value.Array[rows * dimensions], Value.Array[columns * dimensions]).Sample(
            (left, right) =>
            {
                var products = new float[rows * columns];

                DotProducts.Fill(left, right, dimensions, products);

                for (var index = 0; index < products.Length; index++)
                {
                    var (row, column) = (index / columns, index % columns);
                    var plain = TensorPrimitives.Dot(left.AsSpan(row * dimensions, dimensions), right.AsSpan(column * dimensions, dimensions));
                    Assert.Equal(plain, products[index], 1e-4f);
                }
            },
            iter: 50);
    }

    [Fact]
    public void Widening_keeps_every_value_whatever_the_length()
    {
        Gen.SByte.Array[0, 300].Sample(
            values =>
            {
                var widened = new float[values.Length];

                DotProducts.Widen(values, widened);

                Assert.Equal(values.Select(value => (float)value), widened);
            },
            iter: 200);
    }
}
